/** The least that three.js can draw: what the picture of the app is measured against. */
import { PerspectiveCamera, Scene, WebGLRenderer } from 'three';

const canvas = document.querySelector('canvas') as HTMLCanvasElement;
const renderer = new WebGLRenderer({ canvas });
renderer.setSize(canvas.clientWidth, canvas.clientHeight, false);
const scene = new Scene();
const camera = new PerspectiveCamera();
function draw(): void {
  requestAnimationFrame(draw);
  renderer.render(scene, camera);
}
draw();

/** How a ghost looks: a shape of one colour that the light of the place does not touch, clear in the middle and bright at its rim. */
import * as THREE from 'three';
import type { White } from './light/light';

/** The violet of the ghost throughout the page, as light that comes out in that colour behind the tone mapping. */
export const GHOST_TONE: Tone = [0.532, 0.417, 1.047];
/** The green of a measured jump, likewise. */
export const TRACK_TONE: Tone = [0.37, 0.672, 0.15];
export type Tone = readonly [number, number, number];

const vertexShader = /* glsl */ `
  varying vec3 outwards;
  varying vec3 towardsEye;
  #include <common>
  #include <skinning_pars_vertex>
  #include <logdepthbuf_pars_vertex>
  void main() {
    #include <beginnormal_vertex>
    #include <skinbase_vertex>
    #include <skinnormal_vertex>
    #include <begin_vertex>
    #include <skinning_vertex>
    #include <project_vertex>
    #include <logdepthbuf_vertex>
    outwards = normalMatrix * objectNormal;
    towardsEye = -mvPosition.xyz;
  }`;

const fragmentShader = /* glsl */ `
  varying vec3 outwards;
  varying vec3 towardsEye;
  uniform vec3 tone;
  uniform vec3 white;
  uniform float strength;
  #include <logdepthbuf_pars_fragment>
  void main() {
    #include <logdepthbuf_fragment>
    float rim = 1.0 - abs(dot(normalize(outwards), normalize(towardsEye)));
    gl_FragColor = vec4(tone * white * mix(0.22, 1.0, rim), strength * mix(0.5, 0.95, rim * sqrt(rim)));
  }`;

export interface GhostLook {
  /** Nothing to be seen: lets the programs be readied with those of the scene, long before there is a ghost. */
  readonly samples: THREE.Object3D;
  /** Gives everything below `root` the look, in place of its own. */
  haunt(root: THREE.Object3D): void;
  /** 0 unseen, 1 as plain as it gets. */
  setStrength(strength: number): void;
  dispose(): void;
}

/** After the clouds, which write no depth and would be cut out by the ghost's, and before the trails. */
const RENDER_ORDER = 10.6;

/** @param white  brightness that comes out white on the screen */
export function createGhostLook(white: White, ofTone: Tone): GhostLook {
  const tone = new THREE.Color(...ofTone);
  const uniforms = { tone: { value: tone }, white, strength: { value: 1 } };
  const shader = { uniforms, vertexShader, fragmentShader, transparent: true, side: THREE.DoubleSide } as const;
  const body = new THREE.ShaderMaterial({ ...shader, depthWrite: false });
  // Draws the depth alone, ahead of the colour: else one would see limbs through limbs. The same program, so the same depth.
  const hull = new THREE.ShaderMaterial({ ...shader, colorWrite: false });
  const thread = new THREE.LineBasicMaterial({ transparent: true, depthWrite: false });

  const sample = new THREE.PlaneGeometry();
  // Lines have no normals, and what has some would ask for another program.
  const line = new THREE.BufferGeometry().setAttribute('position', sample.getAttribute('position'));
  const skinned = new THREE.SkinnedMesh(sample, body);
  skinned.bindMode = THREE.DetachedBindMode;
  skinned.bind(new THREE.Skeleton([new THREE.Bone()]), new THREE.Matrix4());
  const samples = new THREE.Group();
  samples.add(skinned, new THREE.Mesh(sample, body), new THREE.LineSegments(line, thread));
  samples.visible = false;

  function shellOf(mesh: THREE.Mesh): THREE.Mesh {
    if (!(mesh instanceof THREE.SkinnedMesh)) return new THREE.Mesh(mesh.geometry, hull);
    const shell = new THREE.SkinnedMesh(mesh.geometry, hull);
    shell.bindMode = mesh.bindMode;
    shell.boundingSphere = mesh.boundingSphere;
    shell.bind(mesh.skeleton, mesh.bindMatrix);
    return shell;
  }

  return {
    samples,
    haunt(root) {
      const meshes: THREE.Mesh[] = [];
      root.traverse((object) => {
        object.castShadow = false;
        object.receiveShadow = false;
        if (object instanceof THREE.Mesh) meshes.push(object);
        else if (object instanceof THREE.LineSegments) object.material = thread;
        else return;
        object.renderOrder = RENDER_ORDER;
      });
      for (const mesh of meshes) {
        mesh.material = body;
        const shell = shellOf(mesh);
        shell.frustumCulled = mesh.frustumCulled;
        shell.renderOrder = RENDER_ORDER - 0.1;
        mesh.add(shell);
      }
    },
    setStrength(strength) {
      uniforms.strength.value = strength;
      thread.opacity = 0.4 * strength;
      thread.color.copy(tone).multiplyScalar(white.value.x);
    },
    dispose() {
      sample.dispose();
      line.dispose();
      skinned.skeleton.dispose();
      body.dispose();
      hull.dispose();
      thread.dispose();
    },
  };
}

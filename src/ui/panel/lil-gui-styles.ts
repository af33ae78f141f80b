import css from '../../../node_modules/lil-gui/dist/lil-gui.css?inline';

/**
 * Brings in the library's own styles, without the font that they carry. Browsers load a font given as data the moment they read
 * its rule, used or not, and the page's security policy refuses it; `panel.css` draws the few signs that it holds. They lie in
 * a layer, so that the page's own styles come before them, however specific theirs are.
 * Returns how to take the styles away again.
 */
export function adoptLilGuiStyles(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer lil-gui {${css.replace(/@font-face\s*\{[^}]*\}/g, '')}}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

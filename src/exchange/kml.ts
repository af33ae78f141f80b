/** A jump for globes: the path, and the same with times, which Google Earth and Cesium play. OGC KML 2.3. */
import type { Jump } from '../jumps/jump';
import { eventNames } from '../jumps/jump';
import type { Recording } from '../recording/recording';
import { createSample } from '../recording/sample';
import { sampleAt } from '../recording/sample-at';
import { exitMomentOf, momentText } from './clock';
import { createFix, createGeography } from './geography';

/** Points a second. */
const RATE = 2;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] as string);

export function kmlOf(jump: Jump, recording: Recording): string {
  const geography = createGeography(recording.measured ?? jump.place, recording.environment.landingElevation);
  const exit = exitMomentOf(jump, recording);
  const sample = createSample();
  const fix = createFix();
  const at = (time: number): { readonly point: readonly string[]; readonly when: string } => {
    geography.toFix(sampleAt(recording, time, sample), fix);
    return {
      point: [fix.longitude.toFixed(7), fix.latitude.toFixed(7), fix.height.toFixed(2)],
      when: momentText(exit + time, 2),
    };
  };
  const times: number[] = [];
  for (let i = Math.ceil(recording.start * RATE); i / RATE < recording.end; i++) times.push(i / RATE);
  const points = [recording.start, ...times.filter((time) => time > recording.start), recording.end].map(at);
  const events = recording.events.map(({ name, time }) => ({ label: eventNames[name].label, ...at(time) }));
  return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document>
<name>${escaped(jump.title)}</name>
<description>${escaped(recording.verdict)}</description>
<Style id="path"><LineStyle><color>ff66a8ff</color><width>3</width></LineStyle><PolyStyle><color>3366a8ff</color></PolyStyle></Style>
<Placemark>
<name>Path</name>
<styleUrl>#path</styleUrl>
<LineString>
<extrude>1</extrude>
<altitudeMode>absolute</altitudeMode>
<coordinates>
${points.map(({ point }) => point.join(',')).join('\n')}
</coordinates>
</LineString>
</Placemark>
<Placemark>
<name>Flight</name>
<gx:Track>
<altitudeMode>absolute</altitudeMode>
${points.map(({ when }) => `<when>${when}</when>`).join('\n')}
${points.map(({ point }) => `<gx:coord>${point.join(' ')}</gx:coord>`).join('\n')}
</gx:Track>
</Placemark>
${events.map(({ label, point, when }) => `<Placemark><name>${escaped(label)}</name><TimeStamp><when>${when}</when></TimeStamp><Point><altitudeMode>absolute</altitudeMode><coordinates>${point.join(',')}</coordinates></Point></Placemark>`).join('\n')}
</Document>
</kml>
`;
}

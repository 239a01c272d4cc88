import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import PDFDocument from "pdfkit";
import { escaped } from "../shared/escaped.ts";

/** What stands on the page, in reading order. */
export interface Page {
  language: "sv" | "en";
  title: string;
  author: string;
  /** The instant that the file says it was made at; the same facts give the same file. */
  dated: string;
  heading: string;
  lead: string;
  name: string;
  lines: readonly string[];
  rows: readonly (readonly [term: string, value: string])[];
}

/** In a bundle the fonts lie in the directory that all functions share, in the sources they are a package's. */
function fontFile(name: string): string {
  const here = import.meta.dirname;
  const bundled = [join(here, "fonts", name), join(here, "..", "shared", "fonts", name)];
  const found = bundled.find((path) => existsSync(path));
  return found ?? createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}`);
}

/** Says which standard the file keeps to: what the library adds for the same, which its types do not know. */
const conformance = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>`;

const ink = "#1a1a1a";
const quiet = "#4a4a4a";

/**
 * One page of A4 as PDF/UA-1 (ISO 14289-1): tagged in reading order, heading, paragraphs and a table whose rows have
 * headers, with title and language in the catalogue and the metadata, so that it can be read aloud. The font is embedded and has Latin, Greek and Cyrillic letters, so that every name can be written.
 */
export async function printed(page: Page): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: "A4",
    margin: 72,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: page.language,
    font: fontFile("DejaVuSerif.ttf"),
    info: { Title: page.title, Author: page.author, CreationDate: new Date(page.dated) },
  });
  const endMetadata = doc.endMetadata.bind(doc);
  doc.endMetadata = () => {
    // The library writes title and author into the XML of the metadata as they are; the dictionary is written by now.
    doc.info.Title = escaped(page.title);
    doc.info.Author = escaped(page.author);
    doc.appendXML(conformance);
    endMetadata();
  };
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", resolve);
    doc.on("error", reject);
  });
  doc.registerFont("plain", fontFile("DejaVuSerif.ttf"));
  doc.registerFont("bold", fontFile("DejaVuSerif-Bold.ttf"));
  const root = doc.struct("Document");
  doc.addStructure(root);
  const width = doc.page.width - 144;
  const centred = { align: "center", width } as const;
  const written = (kind: "H1" | "P", text: string, font: "plain" | "bold", size: number, colour: string) => {
    root.add(
      doc.struct(kind, {}, () => {
        doc.font(font).fontSize(size).fillColor(colour).text(text, 72, doc.y, centred);
      }),
    );
    doc.moveDown(0.6);
  };
  doc.y = 130;
  written("H1", page.heading, "bold", 24, ink);
  doc.y += 36;
  written("P", page.lead, "plain", 12, quiet);
  written("P", page.name, "bold", 20, ink);
  for (const [i, line] of page.lines.entries())
    written("P", line, i === 1 ? "bold" : "plain", i === 1 ? 14 : 12, i === 1 ? ink : quiet);
  doc.y += 36;
  // A header that does not say of what it is one is no header to who hears the table.
  const headsRow = { scope: "Row", lang: page.language };
  const table = doc.struct("Table");
  root.add(table);
  for (const [term, value] of page.rows) {
    const top = doc.y;
    const row = doc.struct("TR");
    table.add(row);
    row.add(
      doc.struct("TH", headsRow, () => {
        doc.font("plain").fontSize(10).fillColor(quiet).text(term, 72, top, { width: 140 });
      }),
    );
    const below = doc.y;
    row.add(
      doc.struct("TD", {}, () => {
        doc
          .font("plain")
          .fontSize(10)
          .fillColor(ink)
          .text(value, 222, top, { width: width - 150 });
      }),
    );
    row.end();
    doc.y = Math.max(doc.y, below) + 6;
  }
  table.end();
  root.end();
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

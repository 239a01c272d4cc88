import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { gallery } from "../functions/letters/gallery.ts";

const program = new Command("letters-gallery")
  .description("Writes every letter, kind by kind and language by language, into one page for proof-reading.")
  .argument("[file]", "the HTML file to write", "letters.html")
  .action((file: string) => {
    writeFileSync(file, gallery());
    console.log(file);
  });

program.parse();

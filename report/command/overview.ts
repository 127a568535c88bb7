import { siteHelp } from "./line/siteOptions.ts";

/** What `npm run build -- --help` prints: every command, then the options of a build. */
export const overview = `npm run build -- [options]       the site, in dist/
npm run reproduce -- [options]   the control corpus computed from nothing, compared with its committed results
npm run fetch -- [WHAT]          the poster's covers and the ImageNet weights, downloaded
npm run preview -- [options]     the site, served and kept up to date while you write
npm run pdf -- [options]         the paper and the poster as PDF, by a Chromium on this machine
npm run diff -- [BASE] [HEAD]    what a branch does to the committed results
npm run plan                     the computations of the paper, as jobs for several machines
npm run compute -- --only NAME   one of these jobs
npm run release -- TAG           tags the results; keeps the sites of earlier tags
npm run lock -- --corpus NAME    data/corpora/NAME.lock.tsv, written anew from the covers
npm run new -- DIR              a project for a paper on your own pictures
npm run engine:tensorflow        TensorFlow's own library, for --engine tensorflow

Each with --help says more of itself. Options of a build:

${siteHelp}
  --explain       say what is fresh, and of the rest why it is not and what its key is made of; with --only of
                  that analysis alone, fresh or not; nothing is computed or written

Example: npm run build -- --covers ~/covers --quick`;

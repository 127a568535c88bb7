import type { Random } from "../random.ts";
import { pick } from "./choose.ts";

/** What stands on a cover; invented, in capitals and small letters without accents. */
export interface Words {
  artist: string;
  title: string;
}

/** Lists of words and the patterns that join them: "a" to "d" stand for a word of that list. */
interface Vocabulary {
  a: string;
  b: string;
  c: string;
  d: string;
  artist: readonly string[];
  title: readonly string[];
}

const vocabularies = {
  ambient: {
    a: "Nimbra Oloen Aurevik Sornhal Ithil Vesna Liminal Halden Marrow Eluvia",
    b: "Fields Weather Ensemble Archive Station Drift",
    c: "Slow Pale Hollow Distant Still Faint Long Far Soft Late",
    d: "Tides Hours Winter Light Shoreline Vapour Lakes Snowfall Breath Meridian",
    artist: ["a", "a b"],
    title: ["c d", "d", "c c d"],
  },
  dubstep: {
    a: "Kroma Vantz Obliq Subzerk Torq Nullah Grydd Hexon Phaz Wubrik",
    b: "System Unit Protocol Machine Cartel",
    c: "Sub Low Volt Static Heavy Phase Null Dark Hyper Bass",
    d: "Fracture Pressure Signal Reactor Circuit Impact Weapon Engine Grid",
    artist: ["a", "a b"],
    title: ["d", "c d"],
  },
  folk: {
    a: "Hazel Wren Orla Tamsin Elias Silas Juniper Rowan Maren Bryn",
    b: "Thistlewood Ashdown Merrow Fennick Larkhill Oakes Harrowby",
    c: "Quiet Old Wild Winding Gathered Northern Broken Little",
    d: "Orchard River Meadow Hearth Birches Harvest Lantern Sparrow Hollow Moon",
    artist: ["a b", "a & a", "The d d"],
    title: ["The c d", "d & d", "c d"],
  },
  hiphop_rap: {
    a: "Kwamz Dizmo Ruckwell Bigelow Tayshon Jonzy Ozmar Quill Breeze Marvo",
    b: "Lil Young MC Big King",
    c: "Concrete Golden Block Midnight Corner Crown Paper Southside",
    d: "Hustle Kings Legacy Blocks Dreams Scripture Money Season Gospel",
    artist: ["b a", "a", "a & a"],
    title: ["c d", "d", "c d"],
  },
  jazz: {
    a: "Lester Otis Coleby Thelma Horace Dexley Wynn Clifton Mabel Grady",
    b: "Marlowe Bassett Pruitt Vandermeer Holloway Quintrell Ames",
    c: "Blue Minor Round After Second Walking Crooked Uptown",
    d: "Hours Steps Corner Motion Changes Avenue Figures Session Waltz",
    artist: ["a b", "a b Trio", "The b Four"],
    title: ["c d", "d", "c d"],
  },
  metal: {
    a: "Vorgrath Mournhold Skaldor Nekravul Thornwraith Ashgrave Ulfheim Morbrand",
    b: "Crypt Plague Dread Iron",
    c: "Rites Throne Wrath Hymns Ashes Temple Blood Womb",
    d: "Ruin Winter Bone Ashes Sorrow Hunger Night Oblivion",
    artist: ["a", "a", "b a"],
    title: ["c of d", "d c"],
  },
  pop: {
    a: "Lola Kiki Mimi Tessa Zuri Dovie Coco Nova Remy Bibi",
    b: "Sparkle Starr Honey Velvet Daydream",
    c: "Sugar Candy Summer Bubble Pink Magic Neon Cherry",
    d: "Crush Kisses Rush Heart Pop Love Weekend Sunshine",
    artist: ["a", "a b", "The bs"],
    title: ["c d", "d!", "c c d"],
  },
  punk: {
    a: "Rats Spits Rejects Vermin Scabs Brats Shocks Wasters Stains",
    b: "Gutter Plastic Toxic Riot Dole Public",
    c: "No Kill Smash Burn Hate Wreck",
    d: "Future Monday Noise Heroes Orders Bosses Rules Sunday Radio",
    artist: ["b a", "The a", "The b a"],
    title: ["c d", "c d!", "c your d"],
  },
  rock: {
    a: "Coyote Canyon Thunder Mustang Iron Highway Desert Eagle Whiskey",
    b: "Kings Brothers Riders Revival Company Saints",
    c: "Long Lonesome Electric Burning Open Last Stone Western",
    d: "Road Horizon Mile Storm Skies Engine Valley Mesa",
    artist: ["a b", "The a b", "a"],
    title: ["c d", "c d", "d"],
  },
  soul: {
    a: "Loretta Marvella Otha Delphine Curtwell Ruby Isadore Claudine Lamont",
    b: "Devereaux Jamison Fontaine Bellamy Sweetwater Tate",
    c: "Sweet Warm Tender Golden Higher Honey Deep Everlasting",
    d: "Love Groove Feeling Sunshine River Devotion Morning Thing",
    artist: ["a b", "a & the bs", "a b"],
    title: ["c d", "d", "c d"],
  },
} satisfies Record<string, Vocabulary>;

export type VocabularyName = keyof typeof vocabularies;

/** An artist and a title; no word comes twice on one cover. */
export function inventWords(random: Random, name: VocabularyName): Words {
  const vocabulary: Vocabulary = vocabularies[name];
  const used = new Set<string>();
  const word = (list: "a" | "b" | "c" | "d"): string => {
    const found = pick(
      random,
      vocabulary[list].split(" ").filter((item) => !used.has(item)),
    );
    used.add(found);
    return found;
  };
  const fill = (pattern: string): string =>
    pattern.replace(/\b([a-d])(?=s?\b)/g, (_, list: "a" | "b" | "c" | "d") => word(list));
  return {
    artist: fill(pick(random, vocabulary.artist)),
    title: fill(pick(random, vocabulary.title)),
  };
}

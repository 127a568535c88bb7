import type { Random } from "../../random.ts";
import { pick } from "../drawing/choose.ts";

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
    a: "Sarn Ovelle Kaldera Tamsk Ninewell Nimbra Oloen Aurevik Sornhal Ithil Vesna Liminal Halden Marrow Eluvia",
    b: "Fields Weather Ensemble Archive Station Drift",
    c: "Quiet Silver Blurred Slow Pale Hollow Distant Still Faint Long Far Soft Late",
    d: "Glaciers Dusk Orbits Salt Clouds Tides Hours Winter Light Shoreline Vapour Lakes Snowfall Breath Meridian",
    artist: ["a", "a b"],
    title: ["c d", "d", "c c d"],
  },
  dubstep: {
    a: "Zerrik Modul Drakk Ixon Quant Kroma Vantz Obliq Subzerk Torq Nullah Grydd Hexon Phaz Wubrik",
    b: "System Unit Protocol Machine Cartel",
    c: "Binary Broken Sub Low Volt Static Heavy Phase Null Dark Hyper Bass",
    d: "Descent Overload Cascade Terminal Fracture Pressure Signal Reactor Circuit Impact Weapon Engine Grid",
    artist: ["a", "a b"],
    title: ["d", "c d"],
  },
  folk: {
    a: "Linnet Jonas Ada Corin Hazel Wren Orla Tamsin Elias Silas Juniper Rowan Maren Bryn",
    b: "Millbrook Penrose Greenaway Thistlewood Ashdown Merrow Fennick Larkhill Oakes Harrowby",
    c: "Barefoot Sleeping Salt Quiet Old Wild Winding Gathered Northern Broken Little",
    d: "Barley Kettle Ferry Winter Orchard River Meadow Hearth Birches Harvest Lantern Sparrow Hollow Moon",
    artist: ["a b", "a & a", "The d d"],
    title: ["The c d", "d & d", "c d"],
  },
  hiphop_rap: {
    a: "Tekwon Rashaan Slimz Novell Pharoh Kwamz Dizmo Ruckwell Bigelow Tayshon Jonzy Ozmar Quill Breeze Marvo",
    b: "Lil Young MC Big King",
    c: "Velvet Hundred Silent Concrete Golden Block Midnight Corner Crown Paper Southside",
    d: "Theory Avenue Chronicle Tapes Hustle Kings Legacy Blocks Dreams Scripture Money Season Gospel",
    artist: ["b a", "a", "a & a"],
    title: ["c d", "d", "c d"],
  },
  jazz: {
    a: "Elmo Winona Barney Ida Lester Otis Coleby Thelma Horace Dexley Wynn Clifton Mabel Grady",
    b: "Thornton Delaney Kirby Marlowe Bassett Pruitt Vandermeer Holloway Quintrell Ames",
    c: "Late Amber Half Sideways Blue Minor Round After Second Walking Crooked Uptown",
    d: "Counterpoint Rooms Shuffle Letters Ballad Hours Steps Corner Motion Changes Avenue Figures Session Waltz",
    artist: ["a b", "a b Trio", "The b Four"],
    title: ["c d", "d", "c d"],
  },
  metal: {
    a: "Draugmoor Helgrind Obskarn Wyrmfell Vorgrath Mournhold Skaldor Nekravul Thornwraith Ashgrave Ulfheim Morbrand",
    b: "Crypt Plague Dread Iron",
    c: "Chains Crown Halls Rites Throne Wrath Hymns Ashes Temple Blood Womb",
    d: "Iron Pestilence Wolves Ruin Winter Bone Ashes Sorrow Hunger Night Oblivion",
    artist: ["a", "a", "b a"],
    title: ["c of d", "d c"],
  },
  pop: {
    a: "Yuki Poppy Marnie Jojo Lola Kiki Mimi Tessa Zuri Dovie Coco Nova Remy Bibi",
    b: "Sparkle Starr Honey Velvet Daydream",
    c: "Disco Starry Fizzy Sugar Candy Summer Bubble Pink Magic Neon Cherry",
    d: "Party Secret Melody Shine Crush Kisses Rush Heart Pop Love Weekend Sunshine",
    artist: ["a", "a b", "The bs"],
    title: ["c d", "d!", "c c d"],
  },
  punk: {
    a: "Mutants Dropouts Nobodies Leeches Rats Spits Rejects Vermin Scabs Brats Shocks Wasters Stains",
    b: "Bargain Concrete Useless Gutter Plastic Toxic Riot Dole Public",
    c: "Scrap Dodge Kill Smash Burn Hate Wreck",
    d: "Fashion Landlords Pension Lies Future Monday Noise Heroes Orders Bosses Rules Sunday Radio",
    artist: ["b a", "The a", "The b a"],
    title: ["No d", "c d!", "c your d"],
  },
  rock: {
    a: "Copper Rattlesnake Diesel Coyote Canyon Thunder Mustang Iron Highway Desert Eagle Whiskey",
    b: "Ramblers Union Kings Brothers Riders Revival Company Saints",
    c: "Restless Midnight Faded Long Lonesome Electric Burning Open Last Stone Western",
    d: "Canyon Freight Border Sundown Road Horizon Mile Storm Skies Engine Valley Mesa",
    artist: ["a b", "The a b", "a"],
    title: ["c d", "c d", "d"],
  },
  soul: {
    a: "Thaddeus Odessa Clementine Loretta Marvella Otha Delphine Curtwell Ruby Isadore Claudine Lamont",
    b: "Baptiste Lyle Monroe Devereaux Jamison Fontaine Bellamy Sweetwater Tate",
    c: "Brighter Velvet Gentle Sweet Warm Tender Golden Higher Honey Deep Everlasting",
    d: "Promise Kindness Glory Tomorrow Love Groove Feeling Sunshine River Devotion Morning Thing",
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

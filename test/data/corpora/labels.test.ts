import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { joinGroups, splitGroups } from "../../../data/corpora/groupSides.ts";
import { type LabelRule, parseLabels } from "../../../data/corpora/labelTable.ts";
import { listLabels } from "../../../data/corpora/listLabels.ts";

describe("parseLabels(text, { form, file })", () => {
  const rows = [
    { line: 2, id: "a.jpg", genre: "1950s", split: "train", group: "Bass" },
    { line: 3, id: "b/c.jpg", genre: "1960s" },
  ];

  it.each([
    [
      "csv",
      '\uFEFFtitle,File,label,split,group\r\n"a, b",a.jpg,1950s,Val,Bass\r\n,b/c.jpg,1960s,,\r\n',
    ],
    ["tsv", "file\tlabel\tsplit\tgroup\na.jpg\t1950s\ttrain\tBass\nb/c.jpg\t1960s\t\t\n"],
    [
      "jsonl",
      '\n{"file":"a.jpg","label":"1950s","split":"TRAIN","group":"Bass"}\n{"file":"b/c.jpg","label":"1960s","split":null}',
    ],
  ] as const)("reads %s", (form, text) => {
    expect(parseLabels(text, { form, file: "labels" })).toEqual({
      lines: rows,
      problems: [],
      several: 0,
    });
  });

  it("counts lines over quoted cells of several lines", () => {
    const { problems } = parseLabels('file,label,note\na.jpg,x,"1\n2"\nb.jpg,\n', {
      form: "csv",
      file: "labels.csv",
    });
    expect(problems).toEqual(["labels.csv:4: no label of b.jpg"]);
  });

  it("tells all that is wrong, each with its line", () => {
    const text = `file,label,split,group
../a.jpg,x
b.jpg,all
c.jpg,x,both
d.jpg,x,train,Bass
d.jpg,x
,x
e.jpg,x,test,Bass
`;
    expect(parseLabels(text, { form: "csv", file: "t.csv" }).problems).toEqual([
      't.csv:2: not a path below the folder: "../a.jpg" (use forward slashes, no ..)',
      't.csv:3: not a label: "all" (no slash, and not all)',
      "t.csv:4: unknown split: both (expected train, test or validation, or nothing)",
      "t.csv:7: no file",
      "t.csv:6: d.jpg is in line 5, too (each file once)",
      "t.csv:8: group Bass is in test here, in train in line 5",
    ]);
  });

  it("takes a URL in the place of a file, or beside it", () => {
    const text = `url,label,file
https://a.test/Bilder/%C3%9C b.JPG?x=1#top,x,
http://a.test/cover,x,sub/c.png
,x,d.jpg
`;
    expect(parseLabels(text, { form: "csv", file: "t.csv" })).toMatchObject({
      problems: [],
      lines: [
        {
          id: expect.stringMatching(/^C3-9C-20b-[0-9a-f]{12}\.jpg$/),
          url: "https://a.test/Bilder/%C3%9C%20b.JPG?x=1",
        },
        { id: "sub/c.png", url: "http://a.test/cover" },
        { id: "d.jpg" },
      ],
    });
  });

  it("refuses URLs that are never asked, and files that are no place for a picture", () => {
    const long = "a".repeat(201);
    const text = `url,label,file
file:///etc/passwd,x,a.jpg
http://me:secret@a.test/a.jpg,x,
http://a.test/cover,x,
http://a.test/a.jpg,x,../a.jpg
http://a.test/a.jpg,x,analyses/a.ts
http://a.test/a.jpg,x,.git/a.jpg
http://a.test/a.jpg,x,${long}.jpg
http://a.test/a.jpg,x,a.jpg
http://a.test/b.jpg,x,a.jpg
http://a.test/c.jpg,x,A.jpg
`;
    expect(parseLabels(text, { form: "csv", file: "t.csv" }).problems).toEqual([
      't.csv:2: not a URL of http or https: "file:///etc/passwd"',
      "t.csv:3: a URL with a user name or password, of a.test",
      "t.csv:4: a URL that does not end in .jpg, .png, ...: http://a.test/cover (name the file in a column file)",
      't.csv:5: not a path below the folder: "../a.jpg" (use forward slashes, no ..)',
      "t.csv:6: not the name of a picture: analyses/a.ts (it ends in .jpg, .png, ...)",
      "t.csv:7: a hidden file, which is never read: .git/a.jpg",
      `t.csv:8: a name of more than 200 bytes: ${"a".repeat(40)}...`,
      "t.csv:10: a.jpg is in line 9, too (each file once)",
      "t.csv:11: A.jpg is on some systems the a.jpg of line 9",
    ]);
  });

  it.each([
    ['file,label,note\na.jpg,x,"no end\nb.jpg,y\n', 2],
    ['file,label,note\na.jpg,x,"1\n2"\nb.jpg,y,"12" record\nc.jpg,y\n', 4],
    ['file,"label\na.jpg,x\n', 1],
  ])("refuses a quoted cell that is not one to its end: %j", (text, line) => {
    expect(parseLabels(text, { form: "csv", file: "t.csv" }).problems).toEqual([
      `t.csv:${line}: a cell that begins with " has no end, or goes on behind it (write "" for " in it)`,
    ]);
  });

  it("refuses a column named twice, and more cells than columns", () => {
    const problems = (text: string) => parseLabels(text, { form: "csv", file: "t.csv" }).problems;
    expect(problems("file,label,Label\n")).toEqual(["t.csv:1: two columns label (remove one)"]);
    expect(problems("file,label\na.jpg,x,,\nb.jpg,x, y\n")).toEqual([
      "t.csv:3: 3 cells in 2 columns (quote what holds a comma)",
    ]);
  });

  it("refuses a table without the columns, and lines that are no objects", () => {
    expect(parseLabels("name,class\n", { form: "csv", file: "t.csv" }).problems).toEqual([
      expect.stringMatching(/^t.csv:1: no column file, label \(/),
    ]);
    expect(parseLabels("{}\n[1]\n{", { form: "jsonl", file: "t.jsonl" }).problems).toEqual([
      "t.jsonl:1: no file",
      't.jsonl:2: not an object (expected {"file": "a.jpg", "label": "jazz"})',
      "t.jsonl:3: not JSON (one object a line)",
    ]);
  });
});

describe("parseLabels(text, { rule }) of several labels", () => {
  const text = "file,label\na.jpg,rock; jazz\nb.jpg,rock\nc.jpg,jazz;rock; jazz\n";
  const genresBy = (rule: LabelRule) =>
    parseLabels(text, { form: "csv", file: "t.csv", rule }).lines.map(({ genre }) => genre);

  it("takes the first, or the rarest of the table", () => {
    expect(genresBy("first")).toEqual(["rock", "rock", "jazz"]);
    expect(genresBy("rarest")).toEqual(["jazz", "rock", "jazz"]);
    const json = '{"file":"a.jpg","label":["rock","jazz"]}';
    const read = parseLabels(json, { form: "jsonl", file: "t", rule: "first" });
    expect(read).toMatchObject({ lines: [{ genre: "rock" }], several: 1 });
  });

  it("refuses them without a rule, with the line", () => {
    expect(parseLabels(text, { form: "csv", file: "t.csv" }).problems).toEqual([
      "t.csv:2: several labels: rock; jazz (say which counts in paper.yaml: labels: first, or rarest)",
      "t.csv:4: several labels: jazz; rock (say which counts in paper.yaml: labels: first, or rarest)",
    ]);
  });
});

describe("splitGroups(sets, known)", () => {
  const covers = ["x", "y"].flatMap((genre) =>
    Array.from({ length: 40 }, (_, i) => ({
      id: `${genre}/${i}`,
      genre,
      group: `${genre} artist ${Math.floor(i / 10)}`,
    })),
  );
  const alone = covers.map((cover) => [cover]);

  it("keeps a group on one side, and finds each genre test covers where no group fits a tenth", () => {
    const sides = splitGroups(joinGroups(alone), new Map());
    for (const { group, genre } of covers) {
      const members = covers.filter((cover) => cover.group === group);
      expect(new Set(members.map(({ id }) => sides.get(id))).size).toBe(1);
      const tests = covers.filter(
        ({ id, genre: own }) => own === genre && sides.get(id) === "test",
      );
      expect(tests).toHaveLength(10);
    }
  });

  it("joins groups that share look-alikes, and follows known sides", () => {
    const linked = [[covers[0]!, covers[10]!], ...alone.slice(1, 10), ...alone.slice(11)];
    const sides = splitGroups(joinGroups(linked), new Map([["x/5", "test"]]));
    expect(covers.slice(0, 20).every(({ id }) => sides.get(id) === "test")).toBe(true);
  });

  it("is the plain split without groups", () => {
    const plain = alone.map(([cover]) => [{ id: cover!.id, genre: cover!.genre }]);
    const sides = [...splitGroups(plain, new Map()).values()];
    expect(sides.filter((side) => side === "test")).toHaveLength(8);
  });
});

describe("listLabels(dir)", () => {
  let dir = "";
  beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), "labels-"))));
  afterEach(() => rm(dir, { recursive: true }));

  it("lists what the table names, by id, and counts the files that it does not", async () => {
    expect(await listLabels(dir)).toBeNull();
    for (const name of ["b.png", "a.png", "c.png", "paper.yaml"])
      await writeFile(join(dir, name), "");
    await writeFile(join(dir, "labels.csv"), "file,label\nb.png,x\na.png,y\n");
    expect(await listLabels(dir)).toEqual({
      files: [
        { id: "a.png", genre: "y" },
        { id: "b.png", genre: "x" },
      ],
      unusable: [],
      absent: [],
      problems: [],
      notes: [`files not in ${join(dir, "labels.csv")}, and not used: 1`],
      several: 0,
    });
  });

  it("tells all mistakes in one message, files that are not there with them", async () => {
    await writeFile(join(dir, "labels.tsv"), "file\tlabel\na.png\tx\nb.png\t\n");
    const table = join(dir, "labels.tsv");
    await expect(listLabels(dir)).rejects.toThrow(
      `${table}:3: no label of b.png\n${table}:2: no file: a.png`,
    );
    await writeFile(table, Buffer.from("file\tlabel\na.png\tBögen\n", "latin1"));
    await expect(listLabels(dir)).rejects.toThrow(`${table}:2: not UTF-8`);
    await writeFile(join(dir, "labels.csv"), "");
    await expect(listLabels(dir)).rejects.toThrow("two tables: labels.csv and labels.tsv");
  });
});

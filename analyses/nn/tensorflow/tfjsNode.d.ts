// stands in for the package's own types, since it may be absent
declare module "@tensorflow/tfjs-node" {
  export const version: Readonly<Record<string, string>>;
}

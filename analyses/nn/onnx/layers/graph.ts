import onnxProto from "onnx-proto";

const { AttributeProto, ModelProto, TensorProto } = onnxProto.onnx;
const { AttributeType } = AttributeProto;
const { DataType } = TensorProto;

type AttributeInput = number | string | readonly number[] | { float: number } | { graph: Graph };
type ElementType = "float32" | "int64" | "bool";

const elementTypes = { float32: DataType.FLOAT, int64: DataType.INT64, bool: DataType.BOOL };

/** An ONNX graph in the making (opset 17). Values go by name; a string length is a symbolic one. */
export class Graph {
  readonly #nodes: onnxProto.onnx.INodeProto[] = [];
  readonly #constants = new Map<string, onnxProto.onnx.ITensorProto>();
  readonly #inputs: onnxProto.onnx.IValueInfoProto[] = [];
  readonly #outputs: onnxProto.onnx.IValueInfoProto[] = [];
  #count = 0;

  input(name: string, shape: readonly (number | string)[], type: ElementType = "float32"): string {
    this.#inputs.push(valueInfo(name, shape, type));
    return name;
  }

  output(name: string, shape: readonly (number | string)[], type: ElementType = "float32"): void {
    this.#outputs.push(valueInfo(name, shape, type));
  }

  /** Adds a node; its outputs' names are made up unless given. */
  nodes(
    opType: string,
    input: readonly string[],
    output: readonly string[],
    attributes: Record<string, AttributeInput> = {},
  ): void {
    const attribute = Object.entries(attributes).map(([name, value]) =>
      attributeProto(name, value),
    );
    this.#nodes.push({
      opType,
      name: output[0]!,
      input: [...input],
      output: [...output],
      attribute,
    });
  }

  /** A node with one output, whose name is returned. */
  op(
    opType: string,
    input: readonly string[],
    attributes: Record<string, AttributeInput> = {},
  ): string {
    const output = this.fresh(opType);
    this.nodes(opType, input, [output], attributes);
    return output;
  }

  fresh(prefix: string): string {
    return `${prefix}:${this.#count++}`;
  }

  /** A constant vector of integers. */
  integers(values: readonly number[]): string {
    const data = BigInt64Array.from(values, BigInt);
    return this.#constant(`integers:${values}`, DataType.INT64, [values.length], data);
  }

  /** A constant single number. */
  number(value: number): string {
    return this.#constant(`number:${value}`, DataType.FLOAT, [], Float32Array.of(value));
  }

  /** A tensor that is part of the model. */
  floats(name: string, shape: readonly number[], values: Float32Array): string {
    return this.#constant(name, DataType.FLOAT, [...shape], values);
  }

  transpose(x: string, perm: readonly number[]): string {
    return this.op("Transpose", [x], { perm });
  }

  reshape(x: string, shape: readonly number[]): string {
    return this.op("Reshape", [x, this.integers(shape)]);
  }

  /** `x[start:end]` along some axes. */
  slice(
    x: string,
    axes: readonly number[],
    start: readonly number[],
    end: readonly number[],
  ): string {
    return this.op("Slice", [x, this.integers(start), this.integers(end), this.integers(axes)]);
  }

  /** Zeros before and after each axis; negative counts cut off. */
  pad(x: string, before: readonly number[], after: readonly number[]): string {
    return this.op("Pad", [x, this.integers([...before, ...after])]);
  }

  proto(): onnxProto.onnx.IGraphProto {
    return {
      name: "graph",
      node: this.#nodes,
      input: this.#inputs,
      output: this.#outputs,
      initializer: [...this.#constants.values()],
    };
  }

  /** The model file that ONNX Runtime loads. */
  encode(): Uint8Array {
    const model = { irVersion: 8, opsetImport: [{ domain: "", version: 17 }], graph: this.proto() };
    return ModelProto.encode(ModelProto.create(model)).finish();
  }

  #constant(name: string, dataType: number, dims: number[], data: ArrayBufferView): string {
    const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.set(name, { name, dataType, dims, rawData });
    return name;
  }
}

function valueInfo(
  name: string,
  shape: readonly (number | string)[],
  type: ElementType,
): onnxProto.onnx.IValueInfoProto {
  const dim = shape.map((length) =>
    typeof length === "string" ? { dimParam: length } : { dimValue: length },
  );
  return { name, type: { tensorType: { elemType: elementTypes[type], shape: { dim } } } };
}

function attributeProto(name: string, value: AttributeInput): onnxProto.onnx.IAttributeProto {
  if (typeof value === "number") return { name, type: AttributeType.INT, i: value };
  if (typeof value === "string") return { name, type: AttributeType.STRING, s: Buffer.from(value) };
  if ("float" in value) return { name, type: AttributeType.FLOAT, f: value.float };
  if ("graph" in value) return { name, type: AttributeType.GRAPH, g: value.graph.proto() };
  return { name, type: AttributeType.INTS, ints: [...value] };
}

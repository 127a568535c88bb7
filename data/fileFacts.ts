/** A file by its path in the project, and what tells it from others. */
export interface FileFacts {
  path: string;
  sizeBytes: number;
  sha256: string;
}

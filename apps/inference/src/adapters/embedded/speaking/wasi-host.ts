/** The part of the platform's WebAssembly that is used here; the language's own library has no types of it. */
interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}
type WasmImports = Record<string, Record<string, (...values: never[]) => number>>;
/** Compiled code. It can be posted to other threads, which share it. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}
interface WasmPlatform {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
}
const { WebAssembly: platform } = globalThis as unknown as { WebAssembly: WasmPlatform };
export const compileWasm = (bytes: Uint8Array): Promise<WasmModule> => platform.compile(bytes);

/** What a finished run left: its output streams and the files that it wrote. */
export interface WasiRun {
  exitCode: number;
  stdout: Uint8Array;
  stderr: Uint8Array;
  files: ReadonlyMap<string, Uint8Array>;
}

/** A file or stream in memory that grows as it is written. */
class MemoryFile {
  #bytes = new Uint8Array(1 << 16);
  #size = 0;
  position = 0;

  write(bytes: Uint8Array): void {
    const end = this.position + bytes.length;
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#size));
      this.#bytes = grown;
    }
    this.#bytes.set(bytes, this.position);
    this.position = end;
    this.#size = Math.max(this.#size, end);
  }

  read(length: number): Uint8Array {
    const part = this.#bytes.subarray(this.position, Math.min(this.#size, this.position + length));
    this.position += part.length;
    return part;
  }

  get size(): number {
    return this.#size;
  }

  truncate(): void {
    this.#size = 0;
    this.position = 0;
  }

  contents(): Uint8Array {
    return this.#bytes.slice(0, this.#size);
  }
}

class ExitSignal extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`exit ${exitCode}`);
    this.exitCode = exitCode;
  }
}

const success = 0;
const badDescriptor = 8;
const invalid = 28;
const noEntry = 44;
const rootDescriptor = 3;
const createFlag = 1;
const truncateFlag = 8;

/**
 * Runs one program of the WebAssembly System Interface (preview 1) with files in memory: no disk, no environment, one directory.
 * Follows https://github.com/WebAssembly/WASI/blob/main/legacy/preview1/docs.md, as far as a program needs that reads arguments and writes files.
 * The constructor instantiates the module: do it ahead, for copying the data of a large one takes longer than running it.
 */
export class WasiProgram {
  readonly #instance: WasmInstance;
  readonly #memory: { readonly buffer: ArrayBuffer };
  readonly #files = new Map<string, MemoryFile>();
  readonly #open = new Map<number, MemoryFile>();
  readonly #stdout = new MemoryFile();
  readonly #stderr = new MemoryFile();
  #argumentBytes: Uint8Array[] = [];

  /** @param module compiled; it imports from `wasi_snapshot_preview1` only. */
  constructor(module: WasmModule) {
    this.#instance = new platform.Instance(module, { wasi_snapshot_preview1: this.#imports() });
    this.#memory = this.#instance.exports['memory'] as { readonly buffer: ArrayBuffer };
    this.#open.set(0, new MemoryFile()).set(1, this.#stdout).set(2, this.#stderr);
  }

  /** Runs `_start` once. A program cannot run twice: its memory is spent. */
  run(programArguments: readonly string[], files: Readonly<Record<string, Uint8Array>> = {}): WasiRun {
    this.#argumentBytes = programArguments.map((argument) => new TextEncoder().encode(`${argument.replaceAll('\0', '')}\0`));
    for (const [name, bytes] of Object.entries(files)) this.#fileNamed(name).write(bytes);
    let exitCode = 0;
    try {
      (this.#instance.exports['_start'] as () => void)();
    } catch (thrown) {
      if (!(thrown instanceof ExitSignal)) throw thrown;
      exitCode = thrown.exitCode;
    }
    const written = new Map([...this.#files].map(([name, file]) => [name, file.contents()]));
    return { exitCode, stdout: this.#stdout.contents(), stderr: this.#stderr.contents(), files: written };
  }

  #fileNamed(name: string): MemoryFile {
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const file = new MemoryFile();
    this.#files.set(name, file);
    return file;
  }

  get #view(): DataView {
    return new DataView(this.#memory.buffer);
  }

  /** The pieces of a scatter/gather list, as views into the program's memory. */
  #vectors(pointer: number, count: number): Uint8Array[] {
    const view = this.#view;
    return Array.from({ length: count }, (_, index) => new Uint8Array(this.#memory.buffer, view.getUint32(pointer + index * 8, true), view.getUint32(pointer + index * 8 + 4, true)));
  }

  #imports(): WasmImports[string] {
    return {
      args_sizes_get: (countPointer: number, sizePointer: number) => {
        this.#view.setUint32(countPointer, this.#argumentBytes.length, true);
        this.#view.setUint32(sizePointer, this.#argumentBytes.reduce((sum, bytes) => sum + bytes.length, 0), true);
        return success;
      },
      args_get: (pointers: number, buffer: number) => {
        let at = buffer;
        this.#argumentBytes.forEach((bytes, index) => {
          this.#view.setUint32(pointers + index * 4, at, true);
          new Uint8Array(this.#memory.buffer, at, bytes.length).set(bytes);
          at += bytes.length;
        });
        return success;
      },
      clock_time_get: (_id: number, _precision: bigint, pointer: number) => {
        this.#view.setBigUint64(pointer, BigInt(Math.round(performance.now() * 1e6)), true);
        return success;
      },
      fd_close: (descriptor: number) => (this.#open.delete(descriptor) ? success : badDescriptor),
      fd_fdstat_get: (descriptor: number, pointer: number) => {
        if (descriptor !== rootDescriptor && !this.#open.has(descriptor)) return badDescriptor;
        // Type: 3 a directory, 4 a file, 2 a character device; then flags and all rights.
        this.#view.setUint8(pointer, descriptor === rootDescriptor ? 3 : descriptor < rootDescriptor ? 2 : 4);
        this.#view.setUint16(pointer + 2, 0, true);
        this.#view.setBigUint64(pointer + 8, 0xffff_ffff_ffff_ffffn, true);
        this.#view.setBigUint64(pointer + 16, 0xffff_ffff_ffff_ffffn, true);
        return success;
      },
      fd_fdstat_set_flags: () => success,
      fd_prestat_get: (descriptor: number, pointer: number) => {
        if (descriptor !== rootDescriptor) return badDescriptor;
        this.#view.setUint32(pointer, 0, true);
        this.#view.setUint32(pointer + 4, 1, true);
        return success;
      },
      fd_prestat_dir_name: (descriptor: number, pointer: number) => {
        if (descriptor !== rootDescriptor) return badDescriptor;
        this.#view.setUint8(pointer, '/'.charCodeAt(0));
        return success;
      },
      fd_read: (descriptor: number, vectors: number, count: number, readPointer: number) => {
        const file = this.#open.get(descriptor);
        if (file === undefined) return badDescriptor;
        let total = 0;
        for (const vector of this.#vectors(vectors, count)) {
          const part = file.read(vector.length);
          vector.set(part);
          total += part.length;
        }
        this.#view.setUint32(readPointer, total, true);
        return success;
      },
      fd_write: (descriptor: number, vectors: number, count: number, writtenPointer: number) => {
        const file = this.#open.get(descriptor);
        if (file === undefined) return badDescriptor;
        let total = 0;
        for (const vector of this.#vectors(vectors, count)) {
          file.write(vector);
          total += vector.length;
        }
        this.#view.setUint32(writtenPointer, total, true);
        return success;
      },
      fd_seek: (descriptor: number, offset: bigint, whence: number, positionPointer: number) => {
        const file = this.#open.get(descriptor);
        if (file === undefined || descriptor < rootDescriptor) return badDescriptor;
        const base = whence === 0 ? 0 : whence === 1 ? file.position : file.size;
        const position = base + Number(offset);
        if (position < 0) return invalid;
        file.position = position;
        this.#view.setBigUint64(positionPointer, BigInt(position), true);
        return success;
      },
      path_open: (_directory: number, _lookup: number, pathPointer: number, pathLength: number, openFlags: number, _rights: bigint, _inheriting: bigint, _flags: number, descriptorPointer: number) => {
        const name = new TextDecoder().decode(new Uint8Array(this.#memory.buffer, pathPointer, pathLength));
        if (!this.#files.has(name) && (openFlags & createFlag) === 0) return noEntry;
        const file = this.#fileNamed(name);
        if ((openFlags & truncateFlag) !== 0) file.truncate();
        file.position = 0;
        let descriptor = rootDescriptor + 1;
        while (this.#open.has(descriptor)) descriptor += 1;
        this.#open.set(descriptor, file);
        this.#view.setUint32(descriptorPointer, descriptor, true);
        return success;
      },
      proc_exit: (exitCode: number) => {
        throw new ExitSignal(exitCode);
      },
    };
  }
}

internal import Foundation

/// Bytes that a command of the card's formats reads.
enum BytesInput {
    /// More is not looked into.
    private static let mostBytes = 1 << 24

    static func file(_ path: String) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure("command.no_file", ["file": path])
        }
        return try read(handle, path)
    }

    static func standardInput() throws -> [UInt8] {
        try read(FileHandle.standardInput, "stdin")
    }

    private static func read(_ handle: FileHandle, _ name: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try handle.read(upToCount: 1 << 16), !piece.isEmpty {
            bytes += piece
            guard bytes.count <= mostBytes else { throw CommandFailure("command.file_too_long", ["file": name]) }
        }
        return bytes
    }

    /// Without the end of its line.
    static func line(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        var line = bytes[...]
        if line.last == UInt8(ascii: "\n") { line = line.dropLast() }
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        return line
    }

    /// One of many answers to programs, in a line of its own.
    static func sayLine(_ answer: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Console.standard.write(Array(try encoder.encode(answer)) + [UInt8(ascii: "\n")])
    }

    /// An answer to programs, on standard output.
    static func say(_ answer: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.standard.write(Array(try encoder.encode(answer)) + [UInt8(ascii: "\n")])
    }
}

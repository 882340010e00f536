internal import Foundation
internal import Testing

/// Programs that are not ours, and read what we wrote.
package enum OutsideProgram {
    /// What a Python script prints, which finds the file's path in `sys.argv[1]`; nil when there is no interpreter.
    ///
    /// Its path stands in the environment variable `PHUCLOI_PYTHON`; without it the report shows a warning.
    package static func python(_ script: String, _ argument: String) throws -> String? {
        guard let interpreter = ProcessInfo.processInfo.environment["PHUCLOI_PYTHON"] else {
            Issue.record("PHUCLOI_PYTHON is not set: no other program has read our files", severity: .warning)
            return nil
        }
        return try output(of: interpreter, ["-X", "utf8", "-c", script, argument])
    }

    /// What a program of poppler-utils prints; bin/setup installs them, so a missing one is a failure.
    package static func poppler(_ program: String, _ arguments: [String]) throws -> String {
        try output(of: "/usr/bin/env", [program] + arguments)
    }

    /// What zbarimg, of zbar-tools, reads from a picture: the text of each QR code on a line.
    package static func codes(in picture: String) throws -> [String] {
        let arguments = ["zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture]
        return try output(of: "/usr/bin/env", arguments).split(separator: "\n").map(String.init)
    }

    private static func output(of program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program) \(arguments.first ?? "")")
        return String(decoding: output, as: UTF8.self)
    }
}

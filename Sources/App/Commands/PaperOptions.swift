internal import ArgumentParser
internal import Foundation

/// What boards and leaflets have in common at the command line.
struct PaperOptions: ParsableArguments {
    @Option(help: "pdf.")
    var format = "pdf"

    @Option(help: "Địa chỉ công khai mà mã QR dẫn tới; nếu không có thì lấy PHUCLOI_ORIGIN.")
    var origin: String?

    @Option(help: "Tệp ghi ra; nếu không có thì ghi ra màn hình.")
    var output: String?

    private static let standard = "http://localhost:8080"

    func check() throws {
        guard format == "pdf" else { throw CommandFailure("command.unknown_format", ["value": format]) }
    }

    /// The site of the codes; without one that of a machine on its own, which is said.
    func site(_ console: Console) -> String {
        let given = origin ?? ProcessInfo.processInfo.environment["PHUCLOI_ORIGIN"] ?? ""
        guard given.isEmpty else { return given.hasSuffix("/") ? String(given.dropLast()) : given }
        console.tell(CommandFailure("command.origin_missing", ["address": PaperOptions.standard]))
        return PaperOptions.standard
    }

    func hand(_ bytes: [UInt8], _ console: Console) throws {
        guard let output else { return console.write(bytes) }
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        console.say("command.reported", ["file": output])
    }
}

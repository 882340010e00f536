internal import ArgumentParser
internal import Imports
internal import Kernel
internal import Storage

/// `phucloi export KIND FILE`: what the database holds, as a file that `import` takes in again.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Xuất dữ liệu ra tệp CSV mà lệnh import đọc lại được.")

    @Argument(help: "units, changes, headcounts, territories, sectors, employers, members, partners, … như lệnh import")
    var kind: String

    @Argument(help: "Tệp CSV cần ghi.")
    var file: String

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let composition = try await options.openReadOnly()
        let kinds = composition.exportKinds
        guard let wanted = kinds.first(where: { $0.name == kind }) else {
            throw CommandFailure(
                "command.unknown_kind", ["value": kind, "known": kinds.map(\.name).joined(separator: ", ")])
        }
        let rows = try await Exporter(wanted).run(path: file, on: composition.store)
        await composition.store.close()
        Console.standard.say(
            "command.exported", ["rows": Digits.grouped(Int64(rows)), "kind": kind, "file": file])
    }
}

internal import ArgumentParser
internal import Imports
internal import Kernel
internal import Storage

/// `phucloi import KIND FILE`: takes a file in, row by row.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Nhập một tệp CSV hoặc XLSX.",
        discussion: """
            Mã thoát: 0 mọi dòng đã vào; 3 có dòng bị loại hoặc từ chối; 2 dùng sai, không ghi gì; 1 lỗi chương trình.
            """)

    @Argument(
        help: """
            units, changes, headcounts, territories, sectors, employers, members, partners, agreements, products, \
            points, instructions, counterparts, caps, contacts, officers, sales, grants
            """)
    var kind: String

    @Argument(help: "Tệp cần nhập.")
    var file: String

    @Flag(help: "Thử mà không ghi gì.")
    var dryRun = false

    @Option(help: "Tệp CSV ghi những dòng không nhập được và lý do.")
    var rejects: String?

    @Flag(help: "Dòng khác với dữ liệu đã có thì sửa dữ liệu đã có.")
    var update = false

    @Flag(help: "Xét lại những giao dịch đã bị từ chối.")
    var again = false

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        let composition = try await options.open()
        let kinds = composition.importKinds
        guard let taken = kinds.first(where: { $0.name == kind }) else {
            throw CommandFailure(
                "command.unknown_kind", ["value": kind, "known": kinds.map(\.name).joined(separator: ", ")])
        }
        var settings = Importer.Options()
        settings.isDryRun = dryRun
        settings.fileName = file.split(separator: "/").last.map(String.init) ?? file
        settings.rejectsPath = rejects
        settings.sentence = console.sentence
        settings.progress = { read, total, summary in
            let percent = total > 0 ? read * 100 / total : 0
            console.progress("\(percent) %  \(Digits.grouped(Int64(summary.rows)))")
        }
        let run = ImportRun(
            actor: .commandLine, updates: update, judgesAgain: again, progress: { console.progress("\($0) %") })
        let summary = try await Importer(taken, options: settings).run(path: file, run: run, on: composition.store)
        console.endProgress()
        tell(summary)
        tell(run.warnings)
        await composition.store.close()
        if summary.hasRejects { throw ExitCode(3) }
    }

    /// Says what should be looked at though it was taken.
    private func tell(_ warnings: ImportWarnings) {
        guard warnings.count > 0 else { return }
        let console = Console.standard
        console.say("command.warned", ["count": Digits.grouped(Int64(warnings.count))])
        for warning in warnings.first { console.say(warning.key, warning.parameters) }
    }

    private func tell(_ summary: ImportSummary) {
        let console = Console.standard
        if !summary.unknownColumns.isEmpty {
            console.say("command.unknown_columns", ["columns": summary.unknownColumns.joined(separator: ", ")])
        }
        console.say(
            dryRun ? "command.rehearsed" : "command.imported",
            [
                "kind": kind, "taken": Digits.grouped(Int64(summary.taken)),
                "updated": Digits.grouped(Int64(summary.updated)),
                "already": Digits.grouped(Int64(summary.alreadyThere)),
                "rejected": Digits.grouped(Int64(summary.rejected)),
                "refused": Digits.grouped(Int64(summary.refused)),
            ])
        if let batch = summary.batch { console.say("command.batch", ["number": String(batch)]) }
    }
}

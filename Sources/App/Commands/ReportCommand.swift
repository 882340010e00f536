internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Reports
internal import Storage
internal import Targets
internal import Web

/// `phucloi report welfare`: the figures of the welfare programme as a file.
///
/// `phucloi report targets`: what became of the targets of a unit. `phucloi report FORM`: the reports of a form put
/// together; `phucloi report explain FORM --cell NAME`: what a cell of them is made of.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Lập báo cáo: chương trình phúc lợi, hoặc tổng hợp một biểu.",
        subcommands: [MakeReport.self, ExplainReport.self], defaultSubcommand: MakeReport.self)
}

/// `phucloi report FORM`.
struct MakeReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "make", abstract: "Lập báo cáo của một biểu.")

    @Argument(help: "Biểu: welfare, targets, hoặc mã của một biểu đã nhập.")
    var form: String

    @OptionGroup var report: WelfareOptions

    @Option(help: "Mã một nơi báo cáo: chỉ báo cáo của nơi đó.")
    var subject: String?

    @Option(help: "Với targets: half_up (làm tròn) hoặc cut (cắt), thay cho cách của từng chỉ tiêu.")
    var rounding: String?

    @Option(help: "json, csv, xlsx, docx hoặc pdf.")
    var format: String

    @Option(help: "Tệp ghi ra; nếu không có thì ghi ra màn hình.")
    var output: String?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        if form == "targets" { return try await targets(console) }
        guard form == "welfare" else { return try await consolidate(console) }
        guard let format = ReportFormat(rawValue: format) else {
            throw CommandFailure(unknownFormat: format, of: ReportFormat.self)
        }
        let composition = try await options.openReadOnly()
        let request = report.request
        let reports = composition.reports
        let (tiles, messages) = (try PublishCommand.tiles(), try console.messages())
        let print = try await composition.store.read { tx in
            try reports.file(request, as: format, tiles, messages, by: .commandLine, in: tx)
        }
        await composition.store.close()
        try hand(try print.file().bytes, console)
    }

    private func targets(_ console: Console) async throws {
        guard let format = TargetsFormat(rawValue: format) else {
            throw CommandFailure(unknownFormat: format, of: TargetsFormat.self)
        }
        let composition = try await options.openReadOnly()
        let request = TargetsRequest(
            scope: report.scope, period: report.period, view: report.view, rounding: rounding)
        let (targets, messages) = (composition.targets, try console.messages())
        let file = try await composition.store.read { tx in
            try targets.file(request, as: format, messages, by: .commandLine, in: tx)
        }
        await composition.store.close()
        try hand(try file(), console)
    }

    private func consolidate(_ console: Console) async throws {
        guard let format = ReportFormat(rawValue: format) else {
            throw CommandFailure(unknownFormat: format, of: ReportFormat.self)
        }
        let composition = try await options.openReadOnly()
        let request = FormReportRequest(
            form: form, scope: report.scope, period: report.period, subject: subject)
        let reports = composition.reports
        let file = try await composition.store.read { tx in
            try reports.formReport(request, as: format, console.messages(), by: .commandLine, in: tx)
        }
        await composition.store.close()
        try hand(file.bytes(), console)
    }

    private func hand(_ bytes: [UInt8], _ console: Console) throws {
        guard let output else { return console.write(bytes) }
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        console.say("command.reported", ["file": output])
    }
}

/// `phucloi report explain FORM --cell NAME`.
struct ExplainReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Mở một số liệu tổng hợp: gồm những báo cáo nào, còn thiếu nơi nào.")

    @Argument(help: "Mã biểu.")
    var form: String

    @Option(help: "Tên ô.")
    var cell: String

    @Option(help: "Mã đơn vị công đoàn.")
    var scope: String?

    @Option(help: "Kỳ: 2026-06, 2026-Q2, 2026-H1 hoặc 2026.")
    var period: String

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        let composition = try await options.openReadOnly()
        let request = FormReportRequest(form: form, scope: scope, period: period)
        let (reports, cell) = (composition.reports, cell)
        let file = try await composition.store.read { tx in
            try reports.explanation(of: cell, request, console.messages(), by: .commandLine, in: tx)
        }
        await composition.store.close()
        console.write(try file.bytes())
    }
}

internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Reports
internal import Storage
internal import Web

/// `phucloi report welfare`: the figures of the welfare programme as a file.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Lập báo cáo chương trình phúc lợi.")

    @Argument(help: "Biểu: welfare.")
    var form: String

    @Option(help: "Mã đơn vị công đoàn.")
    var scope: String

    @Option(help: "Mã đối tác (gồm cả chi nhánh), hoặc all.")
    var partner = "all"

    @Option(help: "Kỳ: 2026-06, 2026-Q2, 2026-H1 hoặc 2026.")
    var period: String

    @Option(help: "Xếp theo unit hoặc place.")
    var by = "unit"

    @Option(name: .customLong("as"), help: "Nhìn theo cây tổ chức: reported, today hoặc một ngày.")
    var view = "reported"

    @Option(help: "json, csv hoặc xlsx.")
    var format: String

    @Option(help: "Tệp ghi ra; nếu không có thì ghi ra màn hình.")
    var output: String?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        guard form == "welfare" else { throw CommandFailure("command.unknown_form", ["value": form]) }
        guard let format = ReportFormat(rawValue: format) else {
            throw CommandFailure("command.unknown_format", ["value": format])
        }
        let composition = try await options.openReadOnly()
        let request = WelfareRequest(scope: scope, partner: partner, period: period, by: by, view: view)
        let reports = composition.reports
        let report = try await composition.store.read { tx in try reports.welfare(request, as: .commandLine, in: tx) }
        let file = try reports.file(report, as: format, console.messages())
        await composition.store.close()
        if let output {
            try Data(file.bytes).write(to: URL(fileURLWithPath: output))
            console.say("command.reported", ["file": output])
        } else {
            console.write(file.bytes)
        }
    }
}

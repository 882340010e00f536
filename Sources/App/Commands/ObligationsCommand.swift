internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Reports
internal import Storage
internal import Web

/// `phucloi obligations`: who owes which report, and reminding them.
struct ObligationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obligations", abstract: "Báo cáo phải nộp: liệt kê, nhắc.",
        subcommands: [ListObligations.self, RemindObligations.self], defaultSubcommand: ListObligations.self)
}

/// `phucloi obligations remind --on DATE`: opens what is due to open and reminds as the assignments say.
struct RemindObligations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind", abstract: "Mở các kỳ đến ngày và nhắc những nơi chưa nộp, như máy chủ làm mỗi ngày.")

    @Option(help: "Ngày nhắc, ví dụ 2026-07-13; nếu không có thì hôm nay.")
    var on: String?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let composition = try await options.open()
        let round = try await composition.reports.dailyRound(on: on, composition.store)
        await composition.store.close()
        Console.standard.say(
            "command.reminded", ["opened": String(round.opened), "reminded": String(round.reminded)])
    }
}

/// `phucloi obligations --period P --scope UNIT`: who owes which report, by when, and how far it is.
struct ListObligations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Liệt kê các báo cáo phải nộp của một kỳ.")

    @Option(help: "Kỳ: 2026-06, 2026-Q2, 2026-H1 hoặc 2026.")
    var period: String

    @Option(help: "Mã đơn vị công đoàn.")
    var scope: String?

    @Option(help: "Mã biểu; nếu không có thì mọi biểu có kỳ đó.")
    var form: String?

    @Option(help: "csv hoặc json.")
    var format = "csv"

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        guard let format = ObligationsFormat(rawValue: format) else {
            throw CommandFailure(unknownFormat: format, of: ObligationsFormat.self)
        }
        let composition = try await options.open()
        let bytes = try await composition.reports.obligations(
            period: period, scope: scope, form: form, as: format, Console.standard.messages(), on: composition.store)
        await composition.store.close()
        Console.standard.write(bytes)
    }
}

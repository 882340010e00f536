internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Organisation
internal import Storage

/// `phucloi tree UNIT --at DATE`: a unit with everything below it as it was on a day.
struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree", abstract: "In một đơn vị và các đơn vị trực thuộc vào một ngày, dạng JSON.")

    @Argument(help: "Mã đơn vị công đoàn.")
    var unit: String

    @Option(name: .customLong("at"), help: "Ngày, ví dụ 2025-06-30; nếu không có thì hôm nay.")
    var date: String?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let day = date.flatMap { Day($0) }
        if let date, day == nil { throw CommandFailure("command.bad_date", ["value": date]) }
        let composition = try await options.openReadOnly()
        let organisation = composition.organisation
        let (code, outline) = try await composition.store.read { [unit] tx in
            let tree = try organisation.tree.value(in: tx)
            let found = tree.unit(code: unit)
            return (found?.code, found.flatMap { UnitOutline($0, in: tree, on: day ?? tx.today) })
        }
        await composition.store.close()
        guard code != nil else { throw CommandFailure("refusal.unknown_scope", ["scope": unit]) }
        guard let outline else { throw CommandFailure("command.no_unit_that_day", ["unit": unit]) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Console.standard.write(Array(try encoder.encode(outline)) + [UInt8(ascii: "\n")])
    }
}

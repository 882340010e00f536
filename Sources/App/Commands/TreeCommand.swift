internal import ArgumentParser
internal import Foundation
internal import Kernel
internal import Organisation
internal import Storage

/// `phucloi tree UNIT --at DATE`: a unit with everything below it as it was on a day; without a unit and with a format
/// of SDMX, the tree of all times.
struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree",
        abstract:
            "In một đơn vị và các đơn vị trực thuộc vào một ngày, dạng JSON; hoặc cả cây qua mọi thời kỳ, dạng SDMX.")

    @Argument(help: "Mã đơn vị công đoàn; không có với --format.")
    var unit: String?

    @Option(name: .customLong("at"), help: "Ngày, ví dụ 2025-06-30; nếu không có thì hôm nay.")
    var date: String?

    @Option(help: "sdmx-json hoặc sdmx-ml: cả cây, mỗi dòng có ngày hiệu lực.")
    var format: OrganisationFacade.HierarchyFormat?

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        guard (unit == nil) == (format != nil), format == nil || date == nil else {
            throw CommandFailure("command.tree_unit_or_format")
        }
        if let format {
            let composition = try await options.openReadOnly()
            let organisation = composition.organisation
            let bytes = try await composition.store.read { tx in try organisation.hierarchy(as: format, in: tx) }
            await composition.store.close()
            return Console.standard.write(bytes + [UInt8(ascii: "\n")])
        }
        guard let unit else { return }
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

extension OrganisationFacade.HierarchyFormat: ExpressibleByArgument {}

internal import ArgumentParser
internal import Kernel
internal import Sales
internal import Storage

/// `phucloi rollup verify|rebuild`: the built facts beside the ledger.
struct RollupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollup", abstract: "Số liệu dựng sẵn: đối chiếu với sổ giao dịch, hoặc dựng lại.",
        subcommands: [Verify.self, Rebuild.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Đối chiếu từng đoạn đã dựng với tổng kiểm và với sổ.",
            discussion: "Mã thoát: 0 không sai khác; 3 có đoạn hỏng hoặc tháng sai khác, được nêu tên.")

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let console = Console.standard
            let composition = try await options.openReadOnly()
            let sales = composition.sales
            let found = try await composition.store.read { tx in try sales.examineFacts(in: tx) }
            for damage in found.damaged {
                console.say("rollup.damaged", ["segment": "\(damage.segment)", "month": damage.month])
            }
            for month in found.differing { console.say("rollup.differs", ["month": month]) }
            console.say(
                found.isGood ? "rollup.good" : "rollup.bad",
                [
                    "segments": Digits.grouped(found.segments), "facts": Digits.grouped(found.facts),
                    "bytes": Digits.grouped(found.bytes), "built": Digits.grouped(found.built),
                    "head": Digits.grouped(found.head),
                ])
            await composition.store.close()
            if !found.isGood { throw ExitCode(3) }
        }
    }

    struct Rebuild: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bỏ mọi đoạn đã dựng và dựng lại từ sổ. Với SQLite, hãy dừng máy chủ trước.")

        @Option(help: "Số dòng của sổ trong một bước.")
        var step: Int64 = 200_000

        @OptionGroup var options: DatabaseOptions

        func run() async throws {
            let console = Console.standard
            let composition = try await options.open()
            let store = composition.store
            let count = try await composition.sales.rebuildFacts(on: store, as: .commandLine, rowsAtOnce: step) {
                console.progress("\($0 * 100 / max(1, $1)) %")
            }
            console.endProgress()
            console.say("rollup.rebuilt", ["facts": Digits.grouped(count)])
            await composition.store.close()
        }
    }
}

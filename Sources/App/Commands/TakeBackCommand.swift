internal import ArgumentParser
internal import Imports
internal import Kernel
internal import Storage

/// `phucloi take-back NUMBER`: takes an import back as a whole, while nothing depends on it.
struct TakeBackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "take-back", abstract: "Rút lại cả một lần nhập.",
        discussion: "Số của lần nhập có ở trang Nhập tệp và được in ra khi nhập bằng phucloi import.")

    @Argument(help: "Số của lần nhập.")
    var number: Int64

    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let composition = try await options.open()
        let rows = try await composition.store.write { [number] tx in
            try TakeBackImport(number, kinds: composition.importKinds).run(as: .commandLine, in: tx)
        }
        Console.standard.say(
            "command.taken_back", ["number": String(number), "rows": Digits.grouped(rows)])
        await composition.store.close()
    }
}

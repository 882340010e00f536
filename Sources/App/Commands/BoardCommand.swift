internal import ArgumentParser
internal import Documents
internal import Publicity
internal import Storage

/// `phucloi board POINT`: the notice of discounts of a point of sale; `--all` those of a unit or partner in one file.
struct BoardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board", abstract: "In biển niêm yết mức giảm giá của điểm bán.")

    @Argument(help: "Mã điểm bán.")
    var point: String?

    @Option(help: "Mã đơn vị hoặc đối tác: biển của mọi điểm bán trong một tệp.")
    var all: String?

    @Option(help: "Khổ giấy: A4 hoặc A3.")
    var size = "A4"

    @OptionGroup var paper: PaperOptions
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        try paper.check()
        guard let size = PaperSize(rawValue: size.uppercased()) else {
            throw CommandFailure("command.unknown_paper", ["value": size])
        }
        guard (point == nil) != (all == nil) else { throw CommandFailure("command.board_of_what") }
        let composition = try await options.openReadOnly()
        let (publicity, origin, messages) = (composition.publicity, paper.site(console), try console.messages())
        let (point, all) = (point, all)
        let run = try await composition.store.read { tx in
            if let all { return try publicity.boards(of: all, origin: origin, messages, in: tx) }
            return try publicity.boards(point: point ?? "", origin: origin, messages, in: tx)
        }
        let bytes = try run.file(size) { done in console.progress("\(done)/\(run.count)") }
        console.endProgress()
        await composition.store.close()
        try paper.hand(bytes, console)
    }
}

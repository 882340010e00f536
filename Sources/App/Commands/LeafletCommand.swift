internal import ArgumentParser
internal import Publicity
internal import Storage

/// `phucloi leaflet UNIT|PARTNER`: a leaflet to be folded in three.
struct LeafletCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leaflet", abstract: "In tờ gấp của một đơn vị hoặc một đối tác.")

    @Argument(help: "Mã đơn vị hoặc mã đối tác.")
    var owner: String

    @OptionGroup var paper: PaperOptions
    @OptionGroup var options: DatabaseOptions

    func run() async throws {
        let console = Console.standard
        try paper.check()
        let composition = try await options.openReadOnly()
        let (publicity, owner, origin) = (composition.publicity, owner, paper.site(console))
        let messages = try console.messages()
        let bytes = try await composition.store.read { tx in
            try publicity.leaflet(of: owner, origin: origin, messages, in: tx)
        }
        await composition.store.close()
        try paper.hand(bytes, console)
    }
}

internal import Hummingbird
internal import Logging

/// The rival of `bin/bench sales`: Hummingbird alone, which says hello and nothing else.
@main
struct Hello {
    /// Listens on 127.0.0.1 at the port of the first argument.
    static func main() async throws {
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8_081
        let router = Router()
        router.get("/") { _, _ in "Hello" }
        var logger = Logger(label: "hello")
        logger.logLevel = .error
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
        try await application.runService()
    }
}

internal import Logging
internal import Sales

/// Keeps the facts of figures built while the server runs, so that questions find them ready.
struct FactsTick: Sendable {
    let composition: Composition
    let logger: Logger

    /// How long what was answered may wait to be built; questions read it from the ledger meanwhile.
    private static let pause = Duration.seconds(5)

    /// Goes on until it is cancelled; a round that failed is tried again.
    func run() async {
        while !Task.isCancelled {
            do {
                try await composition.sales.tendFacts(on: composition.store)
            } catch {
                logger.error("The facts could not be built.", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: FactsTick.pause)
        }
    }
}

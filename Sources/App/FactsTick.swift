internal import Logging
internal import Sales

/// Keeps the facts of figures built while the server runs, so that questions find them ready.
struct FactsTick: Sendable {
    let composition: Composition
    let logger: Logger
    /// Rows of the ledger that are worth a segment.
    let rows: Int64

    /// How long what was answered may wait to be read; questions read it from the ledger meanwhile.
    private static let pause = Duration.seconds(1)
    /// How long a start waits at most; a ledger of 50 million sales takes about as long.
    private static let longestStart = Duration.seconds(10)

    /// Returns when figures are answered from memory, so that the first questions after a start need not wait.
    func waitUntilReady() async {
        let end = ContinuousClock.now + FactsTick.longestStart
        while !composition.sales.hasFactsReady, ContinuousClock.now < end, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Goes on until it is cancelled; a round that failed is tried again.
    func run() async {
        while !Task.isCancelled {
            do {
                try await composition.sales.tendFacts(on: composition.store, rows: rows)
            } catch {
                logger.error("The facts could not be built.", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: FactsTick.pause)
        }
    }
}

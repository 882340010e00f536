internal import Connections
internal import Logging

/// Tells partners' systems of events while the server runs.
struct WebhookTick: Sendable {
    let composition: Composition
    let logger: Logger

    /// How long an event waits at most before it is looked for.
    private static let pause = Duration.seconds(1)
    private static let dailyPause = Duration.seconds(1_800)

    /// Goes on until it is cancelled; a round that failed is tried again.
    func run() async {
        var nextDaily = ContinuousClock.now
        while !Task.isCancelled {
            var isBusy = false
            do {
                if ContinuousClock.now >= nextDaily {
                    try await composition.connections.gatherDaily()
                    nextDaily = ContinuousClock.now + WebhookTick.dailyPause
                }
                isBusy = try await composition.connections.gatherEvents()
                if try await composition.connections.sendWaiting() > 0 { isBusy = true }
            } catch {
                logger.error("Webhooks could not be sent.", metadata: ["error": "\(error)"])
                isBusy = false
            }
            if !isBusy { try? await Task.sleep(for: WebhookTick.pause) }
        }
    }
}

internal import Kernel
internal import Logging
internal import Reports

/// Does once a day what a day brings, while the server runs: periods open, and people are reminded.
struct DailyTick: Sendable {
    let composition: Composition
    let logger: Logger

    /// How often it looks whether another day has begun.
    private static let pause = Duration.seconds(300)

    /// Goes on until it is cancelled.
    ///
    /// A round that failed is tried again; the answers to requests never wait for it.
    func run() async {
        var done: Day?
        await warm()
        while !Task.isCancelled {
            let today = Clock.system.now.businessDay
            if done != today, await round() { done = today }
            try? await Task.sleep(for: DailyTick.pause)
        }
    }

    /// The first looks after a start read everything that is owed; they are taken before anybody asks.
    private func warm() async {
        do {
            try await composition.reports.warm(composition.store)
        } catch {
            logger.error("The owed reports could not be read ahead.", metadata: ["error": "\(error)"])
        }
    }

    private func round() async -> Bool {
        do {
            let round = try await composition.reports.dailyRound(composition.store)
            logger.notice(
                "The day's reports.", metadata: ["opened": "\(round.opened)", "reminded": "\(round.reminded)"])
            return true
        } catch {
            logger.error("The day's reports failed.", metadata: ["error": "\(error)"])
            return false
        }
    }
}

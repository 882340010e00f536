internal import Kernel
internal import Storage
internal import Web

/// The tour of five steps: begun, gone on with, ended.
struct TourRoutes: Sendable {
    let store: Store
    let desks: DesksFacade

    var routes: [Route] {
        [
            .signedIn(.post, "/tour/start") { try await go(to: 1, $0) },
            .signedIn(.post, "/tour/next", next),
            .signedIn(.post, "/tour/end", end),
        ]
    }

    private func next(_ visit: SignedIn) async throws -> Answer {
        let step = try await desks.ownThings(of: visit.actor.signature, on: store).tourStep ?? 0
        return try await go(to: step + 1, visit)
    }

    private func go(to step: Int, _ visit: SignedIn) async throws -> Answer {
        let steps = Tour.steps(of: visit.actor)
        guard step <= steps.count else { return try await end(visit) }
        try await desks.setTourStep(step, as: visit.actor, on: store)
        return .redirect(to: steps[step - 1].path)
    }

    private func end(_ visit: SignedIn) async throws -> Answer {
        try await desks.setTourStep(nil, as: visit.actor, on: store)
        return .redirect(to: LocalPath("/"), flash: Flash("flash.tour_ended"))
    }

    /// The step that stands above every page while the person takes the tour.
    static func band(_ own: OwnThings, _ actor: Actor, _ path: String, _ messages: Messages) -> HeadExtras.Tour? {
        let steps = Tour.steps(of: actor)
        guard let number = own.tourStep, number <= steps.count else { return nil }
        let step = steps[number - 1]
        return HeadExtras.Tour(
            count: messages.text("tour.count", ["number": String(number), "count": String(steps.count)]),
            title: messages.text("tour.\(step.name)"), text: messages.text("tour.\(step.name)_text"),
            here: step.path, next: LocalPath("/tour/next"), end: LocalPath("/tour/end"),
            isLast: number == steps.count, isHere: path == step.path.text)
    }
}

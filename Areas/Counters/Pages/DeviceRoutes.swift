internal import Sales
internal import Partners
internal import Kernel
internal import Storage
internal import Web

/// The counter's frame, which is for everybody and says nothing of anybody, and the devices of one's points.
struct DeviceRoutes: Sendable {
    let store: Store
    let counters: CountersFacade

    var routes: [Route] {
        [
            .open(.get, TillPage.path.text) { _ in .page(TillPage()).runningModules() },
            .open(.get, "/till") { _ in .redirect(to: TillPage.path) },
            .needs(CountersFacade.stand, .get, DevicesPage.path.text, devices),
            .needs(CountersFacade.stand, .post, "/counter/devices/stop", stop),
        ]
    }

    private func devices(_ visit: SignedIn) async throws -> Answer {
        .page(
            try await store.read { [counters] tx in
                let points = try counters.sales.counterPoints(of: visit.actor, in: tx)
                let devices = try DeviceQueries.devices(of: points.map(\.number), in: tx)
                let tallies = try ItemQueries.tallies(of: devices.map(\.number), in: tx)
                let names = Dictionary(points.map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
                let lines = try devices.map { device in
                    let tally = tallies[device.number]
                    let hasGaps = tally.map { $0.count < $0.last } ?? false
                    return DevicesPage.Line(
                        device, at: names[device.point] ?? "", tally,
                        gaps: hasGaps ? try ItemQueries.gaps(of: device.number, in: tx) : [], visit.messages)
                }
                return DevicesPage(lines)
            })
    }

    private func stop(_ visit: SignedIn) async throws -> Answer {
        guard let number = Digits.integer(try await visit.form().text("device")) else {
            throw Problem(.badRequest, "bad_form")
        }
        try await store.write { [counters] tx in
            try StopDevice(counters: counters, number: number).run(as: visit.actor, in: tx)
        }
        return .redirect(to: DevicesPage.path, flash: Flash("counters.stopped"))
    }
}

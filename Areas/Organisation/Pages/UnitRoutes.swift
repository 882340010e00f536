internal import Kernel
internal import Storage
internal import Web

/// The list of units and each of them, as of any day.
struct UnitRoutes: Sendable {
    let store: Store
    let organisation: OrganisationFacade

    private static let pageSize = 50
    private static let mostEvents = 50

    var routes: [Route] {
        [
            .needs(OrganisationFacade.read, .get, "/units", list),
            .needs(OrganisationFacade.read, .get, "/units/{code}", unit),
        ]
    }

    private func list(_ visit: SignedIn) async throws -> Answer {
        let (day, trouble) = UnitRoutes.day(visit)
        let paging = Paging(visit, size: UnitRoutes.pageSize)
        let look = try await store.read { [organisation] tx in
            try UnitsLook(
                search: visit.query("q") ?? "", kind: visit.query("kind").flatMap { UnitKind(rawValue: $0) }, on: day,
                as: visit.actor, organisation, offset: paging.offset, limit: paging.size + 1, in: tx)
        }
        let canChange = visit.actor.may(OrganisationFacade.change)
        return .page(
            UnitsPage(look, paging, canChange: canChange, trouble: trouble, visit.messages),
            status: trouble == nil ? .ok : .badRequest)
    }

    private func unit(_ visit: SignedIn) async throws -> Answer {
        let (day, _) = UnitRoutes.day(visit)
        let code = VietnameseText.clean(try visit.parameter("code"))
        let paging = Paging(visit, size: UnitLook.mostChildren)
        do {
            let (look, events) = try await store.read { [organisation] tx in
                let look = try UnitLook(code: code, on: day, as: visit.actor, organisation, paging: paging, in: tx)
                let events = try ChangeEventQueries.events(
                    of: look.unit.number, offset: 0, limit: UnitRoutes.mostEvents, in: tx)
                return (look, events)
            }
            let canChange = visit.actor.may(OrganisationFacade.change)
            return .page(UnitPage(look, events, canChange: canChange, visit.messages))
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.unitStatus)
        }
    }

    /// The day that is asked for; today, with what is wrong, when it cannot be read.
    private static func day(_ visit: SignedIn) -> (Day, Trouble?) {
        guard let text = visit.query("at").map(VietnameseText.clean), !text.isEmpty else {
            return (visit.now.businessDay, nil)
        }
        do {
            return (try UnitCalls.day(text), nil)
        } catch {
            let refusal = error as? Refusal ?? Refusal("unit_bad_day")
            return (visit.now.businessDay, Trouble(refusal, visit.messages, fields: ["unit_bad_day": "at"]))
        }
    }
}

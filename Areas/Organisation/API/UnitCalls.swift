internal import Kernel
internal import Storage
internal import Web

/// `GET /api/v1/units/{code}?at=`: a unit as it was on a day, for programs.
struct UnitCalls: Sendable {
    let store: Store
    let organisation: OrganisationFacade

    var routes: [Route] {
        [.api(needs: OrganisationFacade.read, .get, "/api/v1/units/{code}", unit)]
    }

    private func unit(_ visit: SignedIn) async throws -> Answer {
        do {
            let code = VietnameseText.clean(try visit.parameter("code"))
            let day = try visit.query("at").map(UnitCalls.day) ?? visit.now.businessDay
            let paging = try UnitCalls.paging(visit)
            let look = try await store.read { [organisation] tx in
                try UnitLook(code: code, on: day, as: visit.actor, organisation, paging: paging, in: tx)
            }
            return try .json(UnitWire(look))
        } catch let refusal as Refusal {
            throw Problem(refusal, status: refusal.unitStatus)
        }
    }

    static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw Refusal("unit_bad_day", ["value": text]) }
        return day
    }

    private static func paging(_ visit: SignedIn) throws -> Paging {
        guard let text = visit.query("page") else {
            return Paging(number: 1, size: UnitLook.mostChildren)
        }
        guard let number = Digits.integer(text), (1...10_000).contains(number) else {
            throw Refusal("unit_bad_page", ["value": text])
        }
        return Paging(number: Int(number), size: UnitLook.mostChildren)
    }
}

internal import Access
internal import Kernel
internal import Members
internal import Organisation
internal import Partners
internal import Reports
internal import Sales
internal import Storage

extension Composition {
    /// What hangs on units in the areas above Organisation.
    var unitAffairs: [UnitAffairs] { [memberAffairs, roleAffairs, partnerAffairs, figureAffairs] }

    /// Figures are told of this many units; more would make the preview slow.
    private static let mostFigures = 4

    private var memberAffairs: UnitAffairs {
        UnitAffairs { [members] question, tx in
            [
                UnitAffairs.Count("members", try members.count(of: question.meant, on: tx.today, in: tx)),
                UnitAffairs.Count("members_below", try members.count(of: question.below, on: tx.today, in: tx)),
            ]
        }
    }

    private var roleAffairs: UnitAffairs {
        UnitAffairs { [access] question, tx in
            let codes = question.units.map(\.code)
            return [UnitAffairs.Count("roles", try access.roleCount(onUnits: codes, on: tx.today, in: tx))]
        }
    }

    private var partnerAffairs: UnitAffairs {
        UnitAffairs { [partners] question, tx in
            let register = try partners.register.value(in: tx)
            let agreements = register.agreements.filter { agreement in
                question.meant.contains(agreement.unitNumber) && agreement.days.contains(tx.today)
            }
            let points = register.points.filter { point in
                point.days.contains(tx.today) && point.hostUnitNumber.map(question.meant.contains) ?? false
            }
            return [
                UnitAffairs.Count("agreements", Int64(agreements.count)),
                UnitAffairs.Count("points", Int64(points.count)),
            ]
        }
    }

    /// The turns and persons of the present year, of each unit alone: persons are never added.
    private var figureAffairs: UnitAffairs {
        UnitAffairs { [sales] question, tx in
            let year = Period(.year, containing: tx.today)
            return try question.units.prefix(Composition.mostFigures).flatMap { unit in
                let asked = WelfareQuestion(scope: unit.code, partner: nil, period: year)
                let totals = try sales.figureSource.figures(asked, tx).totals
                return [
                    UnitAffairs.Count("turns", Int64(totals.turns), unit: unit.code),
                    UnitAffairs.Count("persons", Int64(totals.members), unit: unit.code),
                ]
            }
        }
    }
}

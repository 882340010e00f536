internal import Imports
internal import Kernel
internal import Organisation
internal import Storage

/// Hands out the file `points`.
struct ExportPoints: ExportKind {
    let organisation: OrganisationFacade
    let partners: PartnersFacade
    let name = "points"
    let columns = PointColumns.all
    var reader = Actor.commandLine
    let keepsToScope = true

    func read(by actor: Actor) -> any ExportKind {
        ExportPoints(organisation: organisation, partners: partners, reader: actor)
    }

    func forEachRow(in tx: Transaction, _ body: ([ExportCell]) throws -> Void) throws {
        let register = try partners.register.value(in: tx)
        let tree = try organisation.tree.value(in: tx)
        let own = OwnPartners(of: reader, register)
        for point in register.points.sorted(by: { $0.number < $1.number }) where own.holds(point.partnerNumber) {
            try body([
                .text(point.code), ExportCell(text: register.partner(point.partnerNumber)?.code), .text(point.name),
                ExportCell(text: point.address), ExportCell(text: point.division?.code),
                ExportCell(point.division?.vintage), ExportCell(degrees: point.latitude),
                ExportCell(degrees: point.longitude),
                ExportCell(point.days.from), ExportCell(point.days.to),
                ExportCell(text: point.hostUnitNumber.flatMap { tree.unit($0)?.code }),
            ])
        }
    }
}

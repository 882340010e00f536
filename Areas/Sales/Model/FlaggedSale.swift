internal import Kernel
internal import Partners
internal import Storage

/// A sale that a person should look at, and what was found.
struct FlaggedSale: Sendable {
    let sequence: Int64
    let flag: SaleFlag
    let notedAt: Instant
    let lookedAt: Instant?
    let lookedBy: String?
    let finding: String?
    /// The id of the sale.
    let id: String
    let soldAt: Instant?
    let point: Int64
    let product: Int64
    let device: String?

    var key: String { "sales.flag.\(flag.rawValue)" }
}

/// What nobody has looked at, kept in memory for people's desks.
struct OpenFlags: Sendable {
    /// How many at each point.
    let counts: [Int64: Int64]
    /// The latest of them.
    let latest: [FlaggedSale]

    static let mostKept = 200
}

/// A flagged sale with the names of what it is about.
struct FlagLook: Sendable {
    let sale: FlaggedSale
    let pointName: String
    let productName: String

    init(_ sale: FlaggedSale, _ sales: SalesFacade, in tx: Transaction) throws {
        let register = try sales.takeSales.partners.register.value(in: tx)
        self.sale = sale
        pointName = register.point(sale.point)?.name ?? ""
        productName = register.product(sale.product)?.name(on: (sale.soldAt ?? sale.notedAt).businessDay) ?? ""
    }

    /// Throws `NotFound` for a flag that is not there or out of the actor's reach.
    init(_ flag: SaleFlag, of sequence: Int64, as actor: Actor, _ sales: SalesFacade, in tx: Transaction) throws {
        let reach = try sales.pointReach(of: actor, for: SalesFacade.lookAtFlags, in: tx)
        guard let sale = try FlagQueries.flag(flag, of: sequence, in: tx), reach.reaches(sale.point) else {
            throw NotFound("flag")
        }
        try self.init(sale, sales, in: tx)
    }
}

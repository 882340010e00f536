/// A sale of the sample before it has an id and a time.
struct SampleSale: Sendable {
    let point: Int
    let member: Int
    let product: Int
    let quantity: Int64
    let listAmount: Int64
    var paidAmount: Int64
}

/// Why a sale of the sample is refused, in the order of the rules (welfare-rules section 2).
///
/// `in_future` is missing: it depends on the day on which the sample is imported.
enum SampleRefusal: String, Sendable, CaseIterable {
    case paidOverList = "paid_over_list"
    case pointClosed = "point_closed"
    case wrongPartner = "wrong_partner"
    case productNotInForce = "product_not_in_force"
    case agreementNotInForce = "agreement_not_in_force"
    case notAMember = "not_a_member"
    case notCovered = "not_covered"
    case overLimit = "over_limit"
    case poolEmpty = "pool_empty"
}

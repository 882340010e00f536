internal import Kernel
internal import Sales
internal import Web

/// What a device holds, and what became of its wishes.
struct LeasesWire: Encodable, Sendable {
    struct Answer: Encodable, Sendable {
        let id: String
        /// `leased` or `refused`.
        let status: String
        let code: String?
        let message: String?
        let lease: Int64?
        let units: Int64?

        init(_ answer: LeaseAnswer, _ messages: Messages) {
            id = answer.id
            status = answer.lease == nil ? "refused" : "leased"
            code = answer.refusal
            message = answer.refusal.map { messages.text("refusal.\($0)") }
            lease = answer.lease?.number
            units = answer.lease?.units
        }
    }

    struct Held: Encodable, Sendable {
        private enum CodingKeys: String, CodingKey {
            case id, lease, remaining
            case productCode = "product_code"
            case isOfMember = "is_of_member"
            case takenAt = "taken_at"
            case expiresAt = "expires_at"
            case isReturned = "is_returned"
        }

        /// The wish that it answers.
        let id: String
        let lease: Int64
        let productCode: String
        /// Of one member's limit; else of the pool.
        let isOfMember: Bool
        /// Units that are no sale yet.
        let remaining: Int64
        /// Milliseconds since 1970.
        let takenAt: Int64
        let expiresAt: Int64
        let isReturned: Bool

        init(_ held: OrderLeases.Held) {
            let lease = held.lease
            id = lease.id
            self.lease = lease.number
            productCode = held.productCode
            isOfMember = lease.isOfMember
            remaining = lease.remaining
            takenAt = lease.takenAt.microseconds / 1_000
            expiresAt = lease.expiresAt.microseconds / 1_000
            isReturned = lease.isReturned
        }
    }

    let results: [Answer]
    /// Everything that the device holds, or that waits for its sales.
    let leases: [Held]

    init(_ told: OrderLeases.Told, _ messages: Messages) {
        results = told.answers.map { Answer($0, messages) }
        leases = told.held.map(Held.init)
    }
}

package import Kernel
package import Storage

/// What is stored of a member, for the member alone.
package struct OwnRecord: Sendable {
    package let record: MemberRecord
    /// Nil once the person was erased.
    package let fullName: String?
    package let birthDate: Day?
    /// `male` or `female`.
    package let sex: String?
}

extension MembersFacade {
    /// The member of a number with the person, or of the number into which it went; nil for an unknown one.
    ///
    /// The caller has made sure that the member asks.
    package func own(_ memberNo: String, in tx: Transaction) throws -> OwnRecord? {
        guard let record = try find([memberNo], in: tx)[memberNo] else { return nil }
        let person = try MemberQueries.people(of: [record.number], in: tx)[record.number]
        return OwnRecord(
            record: record, fullName: person?.fullName, birthDate: person?.birthDate, sex: person?.sex?.rawValue)
    }
}

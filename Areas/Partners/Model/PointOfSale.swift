package import Kernel
package import Organisation

/// A place where a partner sells to members.
package struct PointOfSale: Sendable, Hashable {
    /// Dense number, beginning with 1.
    package let number: Int64
    package let code: String
    package let partnerNumber: Int64
    package let name: String
    package let address: String?
    package let division: DivisionKey?
    /// Degrees; north is positive.
    package let latitude: Double?
    /// Degrees; east is positive.
    package let longitude: Double?
    /// The days on which it is open.
    package let days: DayRange
    /// The union unit that gives it room.
    package let hostUnitNumber: Int64?
}

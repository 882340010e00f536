import Kernel

/// How far a declared value lies from the observed one, in number and as a share of the observed one.
struct Variance: Sendable, Hashable {
    let declared: Int64
    let observed: Int64

    init(_ declared: Int64, _ observed: Int64) {
        self.declared = declared
        self.observed = observed
    }

    /// Nil beyond 64 bits.
    var difference: Int64? {
        let (difference, overflows) = declared.subtractingReportingOverflow(observed)
        return overflows ? nil : difference
    }

    /// Of the observed value; nil while nothing was observed.
    var rate: Ratio? {
        guard observed != 0, let difference else { return nil }
        return Ratio(difference, abs(observed))
    }

    /// Compares hundredths exactly, without a division.
    ///
    /// Nothing observed allows nothing declared.
    func isWithin(percent: Int64) -> Bool {
        let distance = (Int128(declared) - Int128(observed)).magnitude
        return distance * 100 <= Int128(observed).magnitude * UInt128(percent.magnitude)
    }
}

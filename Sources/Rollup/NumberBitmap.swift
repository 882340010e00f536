internal import CRoaring

/// A set of dense 32-bit numbers that never changes after it was made, as a roaring bitmap.
///
/// The library's sets may be read by many at once while nobody changes them, so this is safe to share. It is kept by
/// its address, because a pointer is not `Sendable`.
package final class NumberBitmap: Sendable {
    private let address: UInt

    private var raw: UnsafeMutablePointer<roaring_bitmap_t>? { UnsafeMutablePointer(bitPattern: address) }

    private init(owning raw: UnsafeMutablePointer<roaring_bitmap_t>?) {
        address = UInt(bitPattern: raw)
    }

    /// Quickest when the numbers come in their order; repeated ones count once.
    package convenience init(_ numbers: [UInt32]) {
        let raw = roaring_bitmap_create_with_capacity(0)
        roaring_bitmap_add_many(raw, numbers.count, numbers)
        roaring_bitmap_run_optimize(raw)
        roaring_bitmap_shrink_to_fit(raw)
        self.init(owning: raw)
    }

    package convenience init(ranges: [Range<UInt32>]) {
        let raw = roaring_bitmap_create_with_capacity(0)
        for range in ranges where !range.isEmpty {
            roaring_bitmap_add_range_closed(raw, range.lowerBound, range.upperBound - 1)
        }
        self.init(owning: raw)
    }

    deinit {
        roaring_bitmap_free(raw)
    }

    package static let empty = NumberBitmap([])

    package static func union(_ sets: [NumberBitmap]) -> NumberBitmap {
        if sets.count == 1 { return sets[0] }
        var pointers = sets.map { $0.raw.map { UnsafePointer($0) } }
        return withExtendedLifetime(sets) {
            NumberBitmap(owning: roaring_bitmap_or_many(pointers.count, &pointers))
        }
    }

    package var count: Int { Int(roaring_bitmap_get_cardinality(raw)) }

    package func count(in range: Range<UInt32>) -> Int {
        Int(roaring_bitmap_range_cardinality(raw, UInt64(range.lowerBound), UInt64(range.upperBound)))
    }

    package func contains(_ number: UInt32) -> Bool { raw.map { roaring_bitmap_contains($0, number) } ?? false }

    package func intersection(_ other: NumberBitmap) -> NumberBitmap {
        NumberBitmap(owning: roaring_bitmap_and(raw, other.raw))
    }

    package func subtracting(_ numbers: [UInt32]) -> NumberBitmap {
        guard !numbers.isEmpty else { return self }
        let copy = roaring_bitmap_copy(raw)
        roaring_bitmap_remove_many(copy, numbers.count, numbers)
        return NumberBitmap(owning: copy)
    }

    /// Its numbers in their order.
    package var numbers: [UInt32] {
        [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let start = buffer.baseAddress { roaring_bitmap_to_uint32_array(raw, start) }
            initialized = count
        }
    }
}

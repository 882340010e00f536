/// A 64-bit FNV-1a hash: the same on every machine and in every run, which Swift's own hashing is not.
struct Fingerprint: Sendable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init(_ text: String = "") {
        add(text.utf8)
    }

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
}

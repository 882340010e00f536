import Testing
@testable import Rollup
@Suite struct Probe {}

import Testing
@testable import Sales

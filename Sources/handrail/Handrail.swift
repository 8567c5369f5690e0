import ArgumentParser

@main
struct Handrail: AsyncParsableCommand {
    func run() async throws {}
}

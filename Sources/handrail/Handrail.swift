import ArgumentParser

@main
struct Handrail: AsyncParsableCommand {}

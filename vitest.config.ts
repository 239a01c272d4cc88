import { defineConfig } from "vitest/config";

const layer = (name: string, seconds: number) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], testTimeout: seconds * 1000, hookTimeout: 120_000 },
});

export default defineConfig({
  test: {
    reporters: ["default", "./test/support/plain-line-reporter.ts"],
    projects: [
      layer("unit", 60),
      layer("integration", 60),
      layer("workflows", 60),
      layer("infra", 120),
      layer("simulation", 300),
      layer("e2e", 600),
    ],
  },
});

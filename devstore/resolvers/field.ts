// What answers a field that has no resolver of its own: the view's value of that name.
import { GraphQLError, type GraphQLFieldResolver, getNamedType } from "graphql";
import type { Context } from "./context.ts";

type Resolver = GraphQLFieldResolver<Record<string, unknown>, Context>;

/** A field that the dev store does not know fails loudly; a silent null would pass for an answer. */
export const fieldResolver: Resolver = (source, args, context, info) => {
  if (!(info.fieldName in source))
    throw new GraphQLError(
      `The dev store has no answer for ${info.parentType.name}.${info.fieldName}.`,
      { extensions: { code: "NOT_IN_DEV_STORE" } },
    );
  const value = source[info.fieldName];
  return typeof value === "function" ? value(args, context, info) : value;
};

/** In a bulk query a list needs no `first` and comes whole. */
export const bulkFieldResolver: Resolver = (source, args, context, info) => {
  const isWholeList =
    args.first == null &&
    args.last == null &&
    getNamedType(info.returnType).name.endsWith("Connection");
  const given = isWholeList ? { ...args, first: Number.POSITIVE_INFINITY } : args;
  return fieldResolver(source, given, context, info);
};

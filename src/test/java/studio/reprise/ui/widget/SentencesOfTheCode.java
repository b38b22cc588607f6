package studio.reprise.ui.widget;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * What the sources say to authors, read from the compiler's trees.
 *
 * @param patterns given to {@code Sentence.of}, to the checks of a document's ids and texts, or to
 *     an exception for authors, but those of the command line, which speaks English
 * @param sums those among them that are put together of texts and values
 * @param texts every text of the sources
 */
record SentencesOfTheCode(Set<String> patterns, Set<String> sums, Set<String> texts) {
  private static final Path SOURCES = Path.of("src/main/java/studio/reprise");
  private static final Set<String> FOR_AUTHORS =
      Set.of(
          "AudioFormatException",
          "EditException",
          "OccupiedException",
          "RenderException",
          "SpeechException",
          "StorageException",
          "TakeNotKeptException");

  static SentencesOfTheCode read() throws IOException {
    SentencesOfTheCode found =
        new SentencesOfTheCode(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    try (Stream<Path> all = Files.walk(SOURCES)) {
      List<Path> files =
          all.filter(path -> path.toString().endsWith(".java"))
              .filter(path -> !path.startsWith(SOURCES.resolve("cli")))
              .toList();
      var compiler = ToolProvider.getSystemJavaCompiler();
      try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
        JavacTask task =
            (JavacTask)
                compiler.getTask(
                    null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
        for (CompilationUnitTree unit : task.parse()) {
          Map<String, ExpressionTree> constants = new HashMap<>();
          unit.accept(constantsInto(constants), null);
          unit.accept(found.scanner(constants), null);
        }
      }
    }
    return found;
  }

  private static TreeScanner<Void, Void> constantsInto(Map<String, ExpressionTree> constants) {
    return new TreeScanner<>() {
      @Override
      public Void visitVariable(VariableTree variable, Void nothing) {
        if (variable.getInitializer() != null) {
          constants.put(variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, nothing);
      }
    };
  }

  private TreeScanner<Void, Void> scanner(Map<String, ExpressionTree> constants) {
    return new TreeScanner<>() {
      @Override
      public Void visitNewClass(NewClassTree made, Void nothing) {
        if (FOR_AUTHORS.contains(made.getIdentifier().toString())) {
          // A cause, which is no text, may come first.
          ExpressionTree first = made.getArguments().get(0);
          boolean isCause =
              first instanceof IdentifierTree name && !constants.containsKey(name.toString());
          add(
              made.getArguments().get(isCause && made.getArguments().size() > 1 ? 1 : 0),
              constants);
        }
        return super.visitNewClass(made, nothing);
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
        if (call.getMethodSelect().toString().equals("Sentence.of")) {
          add(call.getArguments().get(0), constants);
        }
        if (call.getMethodSelect().toString().startsWith("Ids.require")) {
          add(call.getArguments().get(call.getArguments().size() - 1), constants);
        }
        return super.visitMethodInvocation(call, nothing);
      }

      @Override
      public Void visitBinary(BinaryTree sum, Void nothing) {
        text(sum).ifPresent(texts::add);
        return super.visitBinary(sum, nothing);
      }

      @Override
      public Void visitLiteral(LiteralTree literal, Void nothing) {
        text(literal).ifPresent(texts::add);
        return super.visitLiteral(literal, nothing);
      }
    };
  }

  private void add(ExpressionTree expression, Map<String, ExpressionTree> constants) {
    if (expression instanceof ParenthesizedTree inner) {
      add(inner.getExpression(), constants);
    } else if (expression instanceof ConditionalExpressionTree either) {
      add(either.getTrueExpression(), constants);
      add(either.getFalseExpression(), constants);
    } else if (expression instanceof IdentifierTree name) {
      Optional.ofNullable(constants.get(name.toString()))
          .flatMap(SentencesOfTheCode::text)
          .ifPresent(patterns::add);
    } else if (text(expression).isPresent()) {
      patterns.add(text(expression).get());
    } else if (expression instanceof BinaryTree) {
      sums.add(expression.toString());
    }
  }

  /** A text that stands whole in the sources; empty for anything that is computed. */
  private static Optional<String> text(Tree expression) {
    if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return Optional.of(text);
    }
    if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
      return text(sum.getLeftOperand())
          .flatMap(left -> text(sum.getRightOperand()).map(right -> left + right));
    }
    return Optional.empty();
  }
}

"""How fast it answers: ratios that hold on any machine, absolute figures as remarks."""
